package io.kubeospf.testbed.rfc;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds what tests say that they prove, by reading their sources: there they have an order, and a place to link to. */
final class AnnotatedTests {
    private final Path root;
    private final List<Proof> proofs = new ArrayList<>();

    private AnnotatedTests(Path root) {
        this.root = root;
    }

    /** The proofs of all modules, by file and within it by place. */
    static List<Proof> under(Path root) {
        AnnotatedTests tests = new AnnotatedTests(root);
        tests.read(tests.sources());
        return tests.proofs;
    }

    private List<Path> sources() {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::isDirectory)
                    .flatMap(AnnotatedTests::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(List<Path> sources) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
                unit.getTypeDecls().forEach(type -> type.accept(new Scanner(file), ""));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Walks one file; what it is given on the way is the name of the class that it is in. */
    private final class Scanner extends TreeScanner<@Nullable Void, String> {
        private final Path file;

        Scanner(Path file) {
            this.file = file;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String outer) {
            String name = type.getSimpleName().toString();
            annotation(type.getModifiers(), "Proves").ifPresent(proves -> {
                String rule = ruleOf(proves, type.getModifiers())
                        .orElseThrow(() -> new IllegalArgumentException(
                                name + " in " + file + ": the rule that a class proves must be said"));
                add(proves, rule, name);
            });
            return super.visitClass(type, name);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String type) {
            String name = method.getName().toString();
            annotation(method.getModifiers(), "Proves").ifPresent(proves -> {
                if (!isTest(method)) {
                    throw new IllegalArgumentException(type + "." + name + " in " + file + " is not a test");
                }
                add(proves, ruleOf(proves, method.getModifiers()).orElse(Sentence.of(name)), type + "." + name);
            });
            return super.visitMethod(method, type);
        }

        private void add(AnnotationTree proves, String rule, String test) {
            proofs.addAll(Proof.of(values(proves).getOrDefault("value", ""), rule, test, file));
        }
    }

    private static boolean isTest(MethodTree method) {
        return Stream.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example", "EachPeer")
                .anyMatch(name -> annotation(method.getModifiers(), name).isPresent());
    }

    private static Optional<String> ruleOf(AnnotationTree proves, ModifiersTree modifiers) {
        return Optional.ofNullable(values(proves).get("rule"))
                .or(() -> annotation(modifiers, "DisplayName")
                        .map(name -> values(name).getOrDefault("value", "")));
    }

    private static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    /** The strings that an annotation holds, by the names of its elements. */
    private static Map<String, String> values(AnnotationTree annotation) {
        Map<String, String> values = new TreeMap<>();
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment) {
                values.put(assignment.getVariable().toString(), text(assignment.getExpression()));
            } else {
                values.put("value", text(argument));
            }
        }
        return values;
    }

    /** What a constant says that is one string, or several in a sum. */
    private static String text(ExpressionTree expression) {
        return expression instanceof BinaryTree sum
                ? text(sum.getLeftOperand()) + text(sum.getRightOperand())
                : String.valueOf(((LiteralTree) expression).getValue());
    }
}
