package dev.emu64.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** The rules of the house, as docs/architecture.md states them. Exemption lists only shrink. */
class HouseRulesTest {
    private static final String ROOT = "dev.emu64.";
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "emu64");
    /** HotSpot never compiles a method beyond this. */
    private static final int HUGE_METHOD = 8000;
    private static final int LONGEST_FILE = 500;

    /** Generated from the instruction table. */
    private static final Set<String> LONG_FILES = Set.of("DecodeTables.java", "Dispatch.java", "OperationNumbers.java");

    /** What each package may use besides itself; a name with a dot at the end stands for all packages below it. */
    private static final Map<String, String> EDGES = edges();

    private static Map<String, String> edges() {
        Map<String, String> edges = new HashMap<>();
        edges.put("bits", "");
        edges.put("softfloat", "");
        edges.put("snapshot", "bits");
        edges.put("isa", "bits");
        edges.put("decode", "isa bits");
        edges.put("clock", "snapshot");
        edges.put("storage", "snapshot image");
        edges.put("input", "bits");
        edges.put("display", "bits");
        edges.put("bus", "bits");
        edges.put("memory", "bus snapshot bits");
        edges.put("mmu", "memory snapshot bits");
        edges.put("cpu", "mmu memory bus clock isa snapshot bits softfloat");
        edges.put("ops", "cpu mmu memory decode bits isa softfloat");
        edges.put("run", "ops cpu mmu memory decode isa clock bits snapshot");
        edges.put("jit", "run ops cpu mmu memory decode isa clock bits softfloat");
        edges.put("device.", "bus clock snapshot bits storage memory input display");
        edges.put("bios", "cpu memory bus storage display input clock bits snapshot");
        edges.put("debug", "run ops cpu mmu memory decode isa clock bits");
        edges.put("debug.gdb", "debug decode cpu mmu bits softfloat");
        edges.put("vectors", "run ops cpu mmu memory decode isa clock bus bits snapshot softfloat");
        edges.put("machine.boot", "bios memory storage image cpu");
        edges.put("machine", "bits snapshot isa decode clock storage input display bus memory mmu cpu ops run jit device. bios debug machine.boot image");
        return edges;
    }

    private static JavaClasses classes() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.emu64");
    }

    private static String room(String packageName) {
        String name = packageName.substring(ROOT.length());
        return name.startsWith("device.") ? "device." : name;
    }

    @Test
    void packagesUseOnlyWhatTheirLineNames() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : classes()) {
            String from = type.getPackageName();
            if (from.startsWith(ROOT) && !from.equals(ROOT + "image")) {
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    check(from, use.getTargetClass().getBaseComponentType().getPackageName(), type, violations);
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    private static void check(String from, String to, JavaClass type, Set<String> violations) {
        if (!to.startsWith(ROOT) || to.equals(from)) {
            return;
        }
        String allowed = EDGES.get(room(from));
        if (allowed == null) {
            violations.add(from + " is not a room of the house");
        } else if (!List.of(allowed.split(" ")).contains(room(to))) {
            violations.add(from + " must not use " + to + " (" + type.getSimpleName() + ")");
        }
    }

    @Test
    void noMethodIsTooLongForHotSpotToCompile() throws IOException {
        Set<String> huge = new TreeSet<>();
        for (Path file : files(Path.of("target", "classes", "dev", "emu64"), ".class")) {
            new ClassReader(Files.readAllBytes(file)).accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                    return new CodeSizeEvaluator(null) {
                        @Override
                        public void visitEnd() {
                            // static initialisers run once
                            if (getMaxSize() >= HUGE_METHOD && !name.equals("<clinit>")) {
                                huge.add(file.getFileName() + " " + name + " " + getMaxSize());
                            }
                        }
                    };
                }
            }, 0);
        }
        assertThat(huge).isEmpty();
    }

    @Test
    void staticFieldsAreFinal() {
        Set<String> mutable = new TreeSet<>();
        for (JavaClass type : classes()) {
            for (JavaField field : type.getFields()) {
                boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
                if (isStatic && !field.getModifiers().contains(JavaModifier.FINAL) && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    mutable.add(field.getFullName());
                }
            }
        }
        assertThat(mutable).isEmpty();
    }

    @Test
    void theCoreNeverTouchesTheHost() {
        Set<String> forbidden = Set.of("java.lang.Thread", "java.util.Random", "java.util.Timer", "java.time.Clock", "java.io.File", "java.net.Socket");
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : classes()) {
            type.getFieldAccessesFromSelf().stream().filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                    .forEach(access -> violations.add(type.getName() + " uses System." + access.getTarget().getName()));
            type.getMethodCallsFromSelf().stream().filter(call -> call.getTargetOwner().getName().equals("java.lang.System"))
                    .filter(call -> !Set.of("arraycopy", "identityHashCode").contains(call.getTarget().getName()))
                    .forEach(call -> violations.add(type.getName() + " calls System." + call.getTarget().getName()));
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                if (forbidden.contains(use.getTargetClass().getName())) {
                    violations.add(type.getName() + " uses " + use.getTargetClass().getName());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void filesStayShort() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        for (Path file : files(SOURCES, ".java")) {
            try (Stream<String> lines = Files.lines(file)) {
                long count = lines.count();
                if (count > LONGEST_FILE && !LONG_FILES.contains(file.getFileName().toString())) {
                    tooLong.put(file.toString(), count);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Set<Path> silent = new TreeSet<>();
        for (Path file : files(SOURCES, ".java")) {
            if (!Files.exists(file.resolveSibling("package-info.java"))) {
                silent.add(file.getParent());
            }
        }
        assertThat(silent).isEmpty();
        assertThat(SOURCES).isDirectoryNotContaining("glob:**.java");
    }

    private static List<Path> files(Path root, String suffix) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
