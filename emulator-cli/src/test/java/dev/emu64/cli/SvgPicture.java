package dev.emu64.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Draws an SVG document as it is at a moment of its animation: the elements that our screens are made of, and none else. */
final class SvgPicture {
    private static final Pattern RECTANGLE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-(\\d+)z");
    private static final Pattern TRANSLATION = Pattern.compile("translate\\((\\d+),(\\d+)\\)");
    private static final String PNG = "data:image/png;base64,";

    private final Map<String, Element> definitions = new HashMap<>();
    private final double seconds;
    private final BufferedImage image;
    private final Graphics2D graphics;

    private SvgPicture(Element document, double seconds) throws IOException {
        this.seconds = seconds;
        image = new BufferedImage(Integer.parseInt(document.getAttribute("width")), Integer.parseInt(document.getAttribute("height")),
                BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        collect(document);
        children(document, 0, 0, Color.BLACK);
        graphics.dispose();
    }

    /** The picture of {@code file} after {@code seconds}. */
    static BufferedImage at(Path file, double seconds) throws IOException {
        return new SvgPicture(document(file), seconds).image;
    }

    static Element document(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(file))).getDocumentElement();
            if (!"http://www.w3.org/2000/svg".equals(root.getNamespaceURI()) || !root.getLocalName().equals("svg")) {
                throw new AssertionError(file + " is no SVG document");
            }
            return root;
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(file + " is no XML", e);
        }
    }

    private void collect(Element element) {
        String id = element.getAttribute("id");
        if (!id.isEmpty() && definitions.put(id, element) != null) {
            throw new AssertionError("two elements with the id " + id);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                collect(part);
            }
        }
    }

    private void children(Element element, int x, int y, Color fill) throws IOException {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part && visible(part)) {
                draw(part, x, y, part.hasAttribute("fill") ? Color.decode(part.getAttribute("fill")) : fill);
            }
        }
    }

    private boolean visible(Element element) {
        boolean visible = !element.getAttribute("visibility").equals("hidden");
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element set && set.getLocalName().equals("set")) {
                if (!set.getAttribute("attributeName").equals("visibility")) {
                    throw new AssertionError("animates " + set.getAttribute("attributeName"));
                }
                double begin = seconds(set.getAttribute("begin"));
                if (seconds >= begin && seconds < begin + seconds(set.getAttribute("dur"))) {
                    visible = set.getAttribute("to").equals("visible");
                }
            }
        }
        return visible;
    }

    private static double seconds(String text) {
        if (!text.matches("\\d+\\.\\d{3}s")) {
            throw new AssertionError("a time of " + text);
        }
        return Double.parseDouble(text.substring(0, text.length() - 1));
    }

    private void draw(Element element, int x, int y, Color fill) throws IOException {
        int left = x + number(element, "x");
        int top = y + number(element, "y");
        switch (element.getLocalName()) {
            case "rect" -> fill(left, top, number(element, "width"), number(element, "height"), fill);
            case "g" -> {
                Matcher translation = TRANSLATION.matcher(element.getAttribute("transform"));
                boolean moved = translation.matches();
                children(element, moved ? x + Integer.parseInt(translation.group(1)) : x, moved ? y + Integer.parseInt(translation.group(2)) : y, fill);
            }
            case "use" -> {
                String reference = element.getAttribute("href");
                Element target = definitions.get(reference.substring(1));
                if (reference.charAt(0) != '#' || target == null) {
                    throw new AssertionError("refers to " + reference);
                }
                draw(target, left, top, fill);
            }
            case "path" -> path(element.getAttribute("d"), left, top, fill);
            case "image" -> {
                String content = element.getAttribute("href");
                if (!content.startsWith(PNG)) {
                    throw new AssertionError("an image from elsewhere: " + content);
                }
                byte[] png = Base64.getDecoder().decode(content.substring(PNG.length()));
                graphics.drawImage(ImageIO.read(new ByteArrayInputStream(png)), left, top, null);
            }
            case "text" -> {
                if (!element.getAttribute("fill-opacity").equals("0")) {
                    throw new AssertionError("text that depends on the viewer's fonts");
                }
            }
            default -> {
                if (!element.getLocalName().matches("defs|set|animate")) {
                    throw new AssertionError("an element " + element.getLocalName());
                }
            }
        }
    }

    private static int number(Element element, String name) {
        return element.hasAttribute(name) ? Integer.parseInt(element.getAttribute(name)) : 0;
    }

    private void path(String path, int x, int y, Color fill) {
        Matcher rectangle = RECTANGLE.matcher(path);
        int at = 0;
        while (rectangle.find()) {
            if (rectangle.start() != at || !rectangle.group(3).equals(rectangle.group(5))) {
                throw new AssertionError("a path other than of rectangles: " + path);
            }
            at = rectangle.end();
            fill(x + Integer.parseInt(rectangle.group(1)), y + Integer.parseInt(rectangle.group(2)), Integer.parseInt(rectangle.group(3)),
                    Integer.parseInt(rectangle.group(4)), fill);
        }
    }

    private void fill(int x, int y, int width, int height, Color fill) {
        graphics.setColor(fill);
        graphics.fillRect(x, y, width, height);
    }
}
