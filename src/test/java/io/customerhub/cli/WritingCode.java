package io.customerhub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which compiled code comes to writing SQL: a method that has the text of such a statement, or that calls one which does.
 * Lambdas count for whoever makes them, a call of an interface for all that implement it, a constant for whoever reads it.
 */
final class WritingCode {

    private static final Pattern WRITING =
            Pattern.compile("\\b(INSERT INTO|DELETE FROM|TRUNCATE|MERGE INTO|UPDATE (hub|golden|standard|raw)\\.)"
                    + "|COPY .* FROM STDIN|\\bnextval\\(");

    private final Map<String, Set<String>> calls = new HashMap<>();
    private final Set<String> writing = new HashSet<>();
    private final Map<String, Set<String>> annotations = new HashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, Set<String>> methods = new HashMap<>();
    private final Set<String> notFollowed;

    private WritingCode(Set<String> notFollowed) {
        this.notFollowed = notFollowed;
    }

    /**
     * Reads the compiled classes of a package of the product and below it.
     *
     * @param notFollowed classes, or methods as {@code class.method}, that are not looked into
     */
    static WritingCode of(String root, Set<String> notFollowed) throws IOException, URISyntaxException {
        WritingCode code = new WritingCode(notFollowed);
        Path classes = Path.of(HubCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes.resolve(root.replace('.', '/')))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(code.new Reader(), ClassReader.SKIP_DEBUG);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return code;
    }

    /** The classes that have an annotation, such as {@code Lpicocli/CommandLine$Command;}, in order. */
    Set<String> annotated(String annotation) {
        return new TreeSet<>(annotations.getOrDefault(annotation, Set.of()));
    }

    /** How a method of the class comes to a statement that writes; empty when none does. */
    Optional<String> wayToWriting(String type) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (String method : methods.getOrDefault(type, Set.of())) {
            cameFrom.put(method, "");
            open.add(method);
        }
        while (!open.isEmpty()) {
            String method = open.remove();
            if (writing.contains(method)) {
                return Optional.of(way(method, cameFrom));
            }
            for (String next : reached(method)) {
                if (isFollowed(next) && cameFrom.putIfAbsent(next, method) == null) {
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static String way(String end, Map<String, String> cameFrom) {
        List<String> way = new ArrayList<>();
        for (String at = end; !at.isEmpty(); at = cameFrom.get(at)) {
            String name = at.replaceFirst("\\(.*", "");
            way.add(0, name.substring(name.lastIndexOf('/') + 1));
        }
        return String.join(" > ", way);
    }

    private boolean isFollowed(String method) {
        String type = method.substring(0, method.indexOf('.'));
        String plain = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
        return !notFollowed.contains(plain) && notFollowed.stream().noneMatch(one -> method.startsWith(one + "("));
    }

    /** What a method calls, and what may stand behind it when it is called by an interface or a class above. */
    private Set<String> reached(String method) {
        Set<String> all = new HashSet<>();
        for (String called : calls.getOrDefault(method, Set.of())) {
            int dot = called.indexOf('.');
            all.add(called);
            below(called.substring(0, dot)).forEach(type -> all.add(type + called.substring(dot)));
        }
        return all;
    }

    private Set<String> below(String type) {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(subtypes.getOrDefault(type, List.of()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (all.add(next)) {
                open.addAll(subtypes.getOrDefault(next, List.of()));
            }
        }
        return all;
    }

    /** Notes one class. */
    private final class Reader extends ClassVisitor {

        private String type = "";

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String above, String[] interfaces) {
            type = name;
            Stream.concat(Stream.of(above), Stream.of(interfaces))
                    .forEach(one -> subtypes.computeIfAbsent(one, none -> new ArrayList<>())
                            .add(name));
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotations.computeIfAbsent(descriptor, none -> new HashSet<>()).add(type);
            return null;
        }

        /** A constant that stands in the class file itself counts where it is used, as compilers copy it there. */
        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            String method = type + '.' + name + descriptor;
            if (!name.equals("<clinit>")) {
                methods.computeIfAbsent(type, none -> new HashSet<>()).add(method);
            }
            return new Body(method);
        }
    }

    /** Notes what one method calls, reads and says. */
    private final class Body extends MethodVisitor {

        private final String method;

        /** Whether what the initializer of a class says since its last constant would write. */
        private boolean writes;

        private final Set<String> since = new HashSet<>();

        Body(String method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        private boolean isInitializer() {
            return method.contains(".<clinit>");
        }

        private void call(String called) {
            calls.computeIfAbsent(method, none -> new HashSet<>()).add(called);
            since.add(called);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text && WRITING.matcher(text).find()) {
                writes = true;
                if (!isInitializer()) {
                    writing.add(method);
                }
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            String constant = owner + ".static " + name + '(';
            if (opcode == Opcodes.PUTSTATIC && isInitializer()) {
                if (writes) {
                    writing.add(constant);
                }
                calls.computeIfAbsent(constant, none -> new HashSet<>()).addAll(since);
                writes = false;
                since.clear();
            } else if (opcode == Opcodes.GETSTATIC) {
                call(constant);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.startsWith("io/customerhub/")) {
                call(owner + '.' + name + descriptor);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle made && made.getOwner().startsWith("io/customerhub/")) {
                    call(made.getOwner() + '.' + made.getName() + made.getDesc());
                } else if (argument instanceof String recipe) {
                    visitLdcInsn(recipe);
                }
            }
        }
    }
}
