// Driver of our integration for `khata conform` (java Driver.java): JSON lines on standard input and output, its log on
// standard error. Fill in HANDLERS with calls of your own code and claim each in CAPABILITIES. Forms of all inputs and
// results: spec/generated/driver.schema.json of khata.
import static java.nio.charset.StandardCharsets.UTF_8;
import java.io.*;
import java.math.BigDecimal;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.Function;
import java.util.stream.Collectors;

public final class Driver {
  /** What this integration can do: CREATE, MODIFY, DELETE, SYNC, WATCH, ENQUIRE, REFUND, NOTIFY, LEDGER, OUTCOME … */
  static final List<String> CAPABILITIES = List.of();
  /** What `start` handed out, by session: baseUrl (its path stays before /v1), credentials, dataDir … */
  static final Map<String, Map<String, Object>> SESSIONS = new ConcurrentHashMap<>();
  static final String INSTANCE = UUID.randomUUID().toString();
  /** By operation. A commandId names a piece of work for ever: keep your idempotency key by it, and resume it. */
  static final Map<String, Function<Map<String, Object>, Map<String, ?>>> HANDLERS = Map.of(
      "hello", command -> Map.of("protocolVersion", 1, "name", "our integration", "version", "1.0.0",
          "instanceId", INSTANCE, "capabilities", CAPABILITIES),
      // "syncTransactions", command -> Map.of("outcome", "SUCCEEDED"),   FAILED or UNKNOWN come with a "code"
      "start", Driver::start,
      "stop", command -> { SESSIONS.remove((String) command.get("session")); return Map.of(); });

  @SuppressWarnings("unchecked") static Map<String, ?> start(Map<String, Object> command) {
    // Read back from dataDir what a killed program has left, and take bank and credentials from here alone.
    SESSIONS.put((String) command.get("session"), (Map<String, Object>) command.get("input"));
    return Map.of();
  }
  static Map<String, ?> answer(Map<String, Object> command) {
    var handler = HANDLERS.get((String) command.get("operation"));
    if (handler == null) return Map.of("id", command.get("id"), "unsupported", "no " + command.get("operation"));
    try { return Map.of("id", command.get("id"), "result", handler.apply(command)); }
    catch (RuntimeException fault) { return Map.of("id", command.get("id"), "error", fault.toString()); }
  }

  @SuppressWarnings("unchecked") public static void main(String[] args) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    var workers = Executors.newCachedThreadPool(); // Side by side: one that waits for the bank holds up no other.
    for (String line; (line = in.readLine()) != null; ) {
      var command = (Map<String, Object>) new Json(line).read();
      workers.execute(() -> out.println(write(answer(command))));
    }
    workers.shutdown();
  }

  static String write(Object value) {
    if (value instanceof Map<?, ?> map) return map.entrySet().stream()
        .map(one -> write(one.getKey()) + ":" + write(one.getValue())).collect(Collectors.joining(",", "{", "}"));
    if (value instanceof List<?> list) return list.stream().map(Driver::write).collect(Collectors.joining(",", "[", "]"));
    if (!(value instanceof String text)) return String.valueOf(value);
    return text.chars().mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : "" + (char) c)
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** The least reader of JSON: Map, List, String, BigDecimal, Boolean, null. Take your own library if you have one. */
  record Json(StringReader in) {
    Json(String text) { this(new StringReader(text)); }
    int peek() throws IOException { in.mark(1); int c = in.read(); in.reset(); return c; }
    int skip() throws IOException { while (" \t\r\n,:".indexOf(peek()) >= 0) in.read(); return peek(); }
    Object read() throws IOException {
      int c = skip();
      var text = new StringBuilder();
      var map = new HashMap<String, Object>();
      var list = new ArrayList<>();
      if (c == '{') { for (in.read(); skip() != '}'; ) map.put((String) read(), read()); in.read(); return map; }
      if (c == '[') { for (in.read(); skip() != ']'; ) list.add(read()); in.read(); return list; }
      if (c != '"') { while (peek() >= 0 && ",]} \t".indexOf(peek()) < 0) text.append((char) in.read());
        return text.charAt(0) == 'n' ? null : "tf".indexOf(c) < 0 ? new BigDecimal(text.toString()) : (Object) (c == 't'); }
      for (in.read(); (c = in.read()) != '"'; ) text.append(c == '\\' ? escaped(in.read()) : (char) c);
      return text.toString();
    }
    char escaped(int c) throws IOException {
      if (c != 'u') return "nrtbf".indexOf(c) < 0 ? (char) c : "\n\r\t\b\f".charAt("nrtbf".indexOf(c));
      var digits = new char[4]; in.read(digits); return (char) Integer.parseInt(new String(digits), 16);
    }
  }
}
