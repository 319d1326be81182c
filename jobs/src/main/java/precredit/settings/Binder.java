package precredit.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import precredit.problem.Problem;
import precredit.problem.Problems;

/**
 * Binds a configuration object to a record: component {@code maxDepth} is key {@code max-depth}. A record with a static
 * {@code of(String)} may also be written as a plain string. An entry that is null is not there.
 */
final class Binder {
    private static final String MERGED = "merge of ";

    private Binder() {}

    static <T> T bind(ConfigObject object, Class<T> type) {
        return type.cast(value("", object, type));
    }

    private static Object value(String path, ConfigValue value, Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(path, value, generic);
        }
        Class<?> target = (Class<?>) type;
        if (target.isRecord()) {
            return value.valueType() == ConfigValueType.STRING
                    ? shorthand(path, value, target)
                    : record(path, value, target);
        }
        return scalar(path, value, target);
    }

    private static Object collection(String path, ConfigValue value, ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.of(value(path, value, of[0]));
        }
        if (type.getRawType() == List.class) {
            if (!(value instanceof com.typesafe.config.ConfigList list)) {
                throw refused(path, value, "is not a list", "Write it in brackets, as [a, b]");
            }
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(value(path + "[" + i + "]", list.get(i), of[0]));
            }
            return List.copyOf(items);
        }
        // Sorted: a configuration object has no order of its own.
        Map<String, Object> entries = new TreeMap<>();
        object(path, value).forEach((key, entry) -> {
            if (entry.valueType() != ConfigValueType.NULL) {
                entries.put(key, value(join(path, key), entry, of[1]));
            }
        });
        return new LinkedHashMap<>(entries);
    }

    private static Object record(String path, ConfigValue value, Class<?> type) {
        ConfigObject object = object(path, value);
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(c -> kebab(c.getName())).toList();
        object.keySet().stream()
                .sorted()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw Problems.unknownSetting(join(path, key), origin(object.get(key)), known);
                });
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = component(path, object, components[i]);
        }
        return construct(path, value, type, arguments);
    }

    private static Object component(String path, ConfigObject object, RecordComponent component) {
        String key = kebab(component.getName());
        ConfigValue found = object.get(key);
        boolean absent = found == null || found.valueType() == ConfigValueType.NULL;
        if (!absent) {
            return value(join(path, key), found, component.getGenericType());
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        throw Problems.badSetting(
                join(path, key), origin(object), "it is missing", "Add it; reference.conf says what it means");
    }

    private static Object construct(String path, ConfigValue value, Class<?> type, Object[] arguments) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw rethrown(path, value, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object shorthand(String path, ConfigValue value, Class<?> type) {
        try {
            Method of = type.getDeclaredMethod("of", String.class);
            of.setAccessible(true);
            return of.invoke(null, value.unwrapped());
        } catch (NoSuchMethodException e) {
            throw refused(path, value, "is text where a block is needed", "Write it in braces");
        } catch (InvocationTargetException e) {
            throw rethrown(path, value, e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException rethrown(String path, ConfigValue value, InvocationTargetException e) {
        if (e.getCause() instanceof Problem problem) {
            return problem;
        }
        if (e.getCause() instanceof IllegalArgumentException bad) {
            return refused(path, value, bad.getMessage(), "Correct it");
        }
        return new IllegalStateException(e.getCause());
    }

    private static Object scalar(String path, ConfigValue value, Class<?> type) {
        if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
            throw refused(path, value, "is a block or a list where one value is needed", "Write one value");
        }
        String text = text(value);
        try {
            return parse(text, type);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw refused(path, value, "\"" + text + "\" is no " + word(type), "Write " + example(type));
        } catch (IllegalArgumentException e) {
            throw refused(path, value, e.getMessage(), "Correct it");
        }
    }

    /** A number as it is written: unwrapped it would be a double. */
    private static String text(ConfigValue value) {
        return value.valueType() == ConfigValueType.NUMBER
                ? value.atKey("number").getString("number")
                : String.valueOf(value.unwrapped());
    }

    private static Object parse(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        } else if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        } else if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        } else if (type == double.class || type == Double.class) {
            return Double.valueOf(text);
        } else if (type == BigDecimal.class) {
            return new BigDecimal(text);
        } else if (type == LocalDate.class) {
            return LocalDate.parse(text);
        } else if (type == Path.class) {
            return Path.of(text);
        } else if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        } else if (type.isEnum()) {
            return constant(text, type);
        }
        throw new IllegalStateException("no binding for " + type);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    /** The constant {@code SOME_NAME} for the text {@code some-name}. */
    static <T> T constant(String text, Class<T> type) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is none of " + words(type)));
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static ConfigObject object(String path, ConfigValue value) {
        if (value instanceof ConfigObject object) {
            return object;
        }
        throw refused(path, value, "is one value where a block is needed", "Write it in braces");
    }

    private static Problem refused(String path, ConfigValue value, String why, String toDo) {
        return Problems.badSetting(path, origin(value), why, toDo);
    }

    private static String origin(ConfigValue value) {
        ConfigOrigin origin = value.origin();
        return origin.filename() == null && origin.url() == null
                ? uppermost(origin.description())
                : name(origin) + (origin.lineNumber() > 0 ? ":" + origin.lineNumber() : "");
    }

    /** Of a block that several places have a part in, the place that was laid over the others. */
    private static String uppermost(String description) {
        return description.startsWith(MERGED)
                ? description.substring(MERGED.length()).split(",", 2)[0]
                : description;
    }

    private static String name(ConfigOrigin origin) {
        String full =
                origin.filename() != null ? origin.filename() : origin.url().getPath();
        return full.substring(full.lastIndexOf('/') + 1);
    }

    private static String word(Class<?> type) {
        return type == LocalDate.class ? "date" : "number";
    }

    private static String example(Class<?> type) {
        return type == LocalDate.class ? "it as 2026-06-30" : type == int.class ? "a whole number" : "a plain number";
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
