package dev.emu64.vectors;

/** The first line of a file: what all its cases begin with. */
final class VectorEnvironment {
    String mode = "";
    String group = "";
    /** Code size at the start: 16, 32, 64. */
    int bits;
    int ramBytes;
    final long[] state = new long[StateLayout.WORDS];
    /** Initial content of physical memory, {@link #ramBytes} long. */
    byte[] ram;

    private VectorEnvironment() {
    }

    static VectorEnvironment read(JsonCursor json, StateLayout layout) {
        VectorEnvironment e = new VectorEnvironment();
        boolean[] named = new boolean[StateLayout.WORDS];
        String format = "";
        while (json.more('{', '}')) {
            switch (json.key()) {
                case "format" -> format = json.string();
                case "mode" -> e.mode = json.string();
                case "group" -> e.group = json.string();
                case "bits" -> e.bits = (int) json.decimal();
                case "ram" -> {
                    e.ramBytes = (int) json.hex();
                    e.ram = new byte[e.ramBytes];
                }
                case "regs", "segs", "crs", "fpu" -> layout.read(json, e.state, named);
                case "gdtr" -> e.table(json, StateLayout.TABLES);
                case "idtr" -> e.table(json, StateLayout.TABLES + 2);
                case "ldtr" -> e.segment(json, StateLayout.segment(6));
                case "tr" -> e.segment(json, StateLayout.segment(7));
                case "mem" -> e.memory(json);
                default -> json.skip();
            }
        }
        if (!format.equals("x86vec") || e.ram == null) {
            throw new IllegalArgumentException("not a vector file: no format x86vec in line 1");
        }
        return e;
    }

    private void table(JsonCursor json, int place) {
        while (json.more('{', '}')) {
            boolean base = json.key().equals("base");
            state[base ? place : place + 1] = json.hex();
        }
    }

    private void segment(JsonCursor json, int place) {
        while (json.more('{', '}')) {
            int field = switch (json.key()) {
                case "sel" -> 0;
                case "base" -> 1;
                case "limit" -> 2;
                default -> 3;
            };
            state[place + field] = json.hex();
        }
    }

    /** {@code [address, hex]}, or {@code [address, hexbyte, count]} for a run of one byte. */
    private void memory(JsonCursor json) {
        MemoryPatch patch = new MemoryPatch();
        while (json.more('[', ']')) {
            json.expect('[');
            int address = (int) json.hex();
            json.expect(',');
            patch.clear();
            patch.begin(address);
            json.bytes(patch);
            int repeat = 1;
            if (json.accept(',')) {
                repeat = (int) json.decimal();
            }
            json.expect(']');
            for (int n = 0; n < repeat; n++) {
                System.arraycopy(patch.content(), 0, ram, address + n * patch.length(0), patch.length(0));
            }
        }
    }
}
