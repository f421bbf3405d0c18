import java.io.File;
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
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks PDFs with the veraPDF library. Arguments: files. For each file and standard it prints a line
 * with tabs: standard, `pass` or `fail`, number of rules, file; after a failure one line for each rule
 * that is broken, with the first place. Ends with 1 if anything fails.
 *
 * <p>The profiles are read with the JDK's own parser: the library's way needs JAXB, which JDKs no longer
 * have.
 */
public class Conformance {
  private static final Map<String, String> STANDARDS =
      new TreeMap<>(Map.of("PDF/UA-1", "PDFUA-1", "PDF/A-3a", "PDFA-3A"));

  public static void main(String[] files) throws Exception {
    // What the library logs is not about the rules.
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean failed = false;
    for (Map.Entry<String, String> standard : STANDARDS.entrySet()) {
      ValidationProfile profile = read(standard.getValue());
      for (String file : files) failed |= !check(file, standard.getKey(), profile, out);
    }
    System.exit(failed ? 1 : 0);
  }

  private static boolean check(
      String file, String standard, ValidationProfile profile, PrintStream out) {
    try (var parser = Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour());
        var validator = ValidatorFactory.createValidator(profile, 100, false, false, false)) {
      var result = validator.validate(parser);
      String verdict = result.isCompliant() ? "pass" : "fail";
      out.println(String.join("\t", standard, verdict, "" + profile.getRules().size(), file));
      Map<String, String> broken = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        var rule = assertion.getRuleId();
        broken.putIfAbsent(
            rule.getClause() + "-" + rule.getTestNumber(),
            assertion.getMessage() + "\n      " + assertion.getLocation().getContext());
      }
      broken.forEach((rule, message) -> out.println("  " + rule + ": " + message));
      return result.isCompliant();
    } catch (Exception | LinkageError error) {
      out.println(String.join("\t", standard, "fail", "0", file) + "\n  " + error);
      return false;
    }
  }

  private static ValidationProfile read(String name) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
    Element root;
    try (InputStream in = PDFAFlavour.class.getResourceAsStream(path)) {
      root = factory.newDocumentBuilder().parse(in).getDocumentElement();
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : all(one(root, "rules"), "rule")) {
      Element id = one(rule, "id");
      Element error = one(rule, "error");
      List<ErrorArgument> arguments = new ArrayList<>();
      for (Element each : all(one(error, "arguments"), "argument")) arguments.add(new Argument(each));
      rules.add(
          Profiles.ruleFromValues(
              Profiles.ruleIdFromValues(
                  PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                  id.getAttribute("clause"),
                  Integer.parseInt(id.getAttribute("testNumber"))),
              rule.getAttribute("object"),
              rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
              rule.getAttribute("tags"),
              text(one(rule, "description")),
              text(one(rule, "test")),
              Profiles.errorFromValues(text(one(error, "message")), arguments),
              new ArrayList<>()));
    }
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element each : all(one(root, "variables"), "variable")) {
      variables.add(
          Profiles.variableFromValues(
              each.getAttribute("name"),
              each.getAttribute("object"),
              text(one(each, "defaultValue")),
              text(one(each, "value"))));
    }
    return Profiles.profileFromValues(
        PDFAFlavour.valueOf(root.getAttribute("flavour")),
        Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)),
        "",
        rules,
        variables);
  }

  private static List<Element> all(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    Node first = parent == null ? null : parent.getFirstChild();
    for (Node node = first; node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getLocalName().equals(name)) found.add(element);
    }
    return found;
  }

  private static Element one(Element parent, String name) {
    List<Element> found = all(parent, name);
    return found.isEmpty() ? null : found.get(0);
  }

  private static String text(Element element) {
    return element == null ? "" : element.getTextContent();
  }

  /** A value that a rule puts into its message. */
  private static class Argument implements ErrorArgument {
    private final String argument;
    private final String name;
    private String value;

    Argument(Element element) {
      argument = text(element);
      name = element.hasAttribute("name") ? element.getAttribute("name") : null;
    }

    @Override
    public String getArgument() {
      return argument;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public String getArgumentValue() {
      return value;
    }

    public void setArgumentValue(String value) {
      this.value = value;
    }
  }
}
