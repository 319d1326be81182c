package precredit.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One way in which a delivered table, unpacked, comes to be something else. */
enum Mutation {
    BYTES_FLIPPED {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            byte[] out = file.clone();
            for (int i = random.nextInt(20); i >= 0 && out.length > 0; i--) {
                out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return out;
        }
    },
    TRUNCATED {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length + 1));
        }
    },
    ENCODINGS_MIXED {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            Charset other = List.of(
                            StandardCharsets.UTF_8,
                            Charset.forName("GB18030"),
                            StandardCharsets.ISO_8859_1,
                            StandardCharsets.UTF_16LE,
                            StandardCharsets.UTF_16)
                    .get(random.nextInt(5));
            int from = random.nextBoolean() ? 0 : random.nextInt(file.length + 1);
            byte[] changed = new String(Arrays.copyOfRange(file, from, file.length), charset).getBytes(other);
            return joined(Arrays.copyOf(file, from), changed);
        }
    },
    QUOTES_UNBALANCED {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            byte[] out = file;
            for (int i = random.nextInt(4); i >= 0; i--) {
                out = inserted(out, place(out, random), "\"".getBytes(charset));
            }
            return out;
        }
    },
    FIELD_OF_TEN_MEGABYTES {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            byte[] field = new byte[10 << 20];
            Arrays.fill(field, (byte) "9x\",\n \0".charAt(random.nextInt(7)));
            return inserted(file, place(file, random), field);
        }
    },
    NULS {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            return inserted(file, place(file, random), new byte[1 + random.nextInt(200)]);
        }
    },
    UNICODE_TRICKS {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            byte[] out = file;
            for (int i = random.nextInt(5); i >= 0; i--) {
                String trick = TRICKS.get(random.nextInt(TRICKS.size()));
                Charset written = random.nextInt(4) == 0 ? StandardCharsets.UTF_8 : charset;
                out = inserted(out, place(out, random), trick.getBytes(written));
            }
            return out;
        }
    },
    NUMBERS_BEYOND_RANGE {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            return withCells(
                    file,
                    random,
                    charset,
                    "1e999",
                    "99999999999999999999",
                    "999999999999.999999",
                    "-0",
                    "-999999999999",
                    "0.0000001",
                    "NaN",
                    "Infinity",
                    "0x1F",
                    "1..1",
                    "1e-7",
                    ".5",
                    "+1",
                    "9223372036854775807",
                    "2147483648",
                    "--1",
                    "1,000.00");
        }
    },
    DATES_OF_YEAR_0_AND_9999 {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            return withCells(
                    file,
                    random,
                    charset,
                    "0000-01-01",
                    "00000101",
                    "0001-01-01",
                    "9999-12-31",
                    "99991231",
                    "10000-01-01",
                    "2024-02-30",
                    "0000年1月1日",
                    "9999年12月31日",
                    "2024-13-01 25:61:61",
                    "9999-12-31 23:59:59",
                    "1582-10-10",
                    "0001-01-01 00:00:00",
                    "-2024-01-01",
                    "20240000",
                    "2024-1-1T1:01",
                    "9999年12月31日 23:59:59.999");
        }
    },
    HEADER_REPEATED {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            List<byte[]> lines = lines(file);
            lines.add(random.nextInt(lines.size() + 1), lines.isEmpty() ? new byte[0] : lines.get(0));
            return joined(lines);
        }
    },
    COLUMN_NAMED_TWICE {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            List<byte[]> lines = lines(file);
            List<byte[]> heading = cells(lines.isEmpty() ? new byte[0] : lines.get(0));
            heading.set(random.nextInt(heading.size()), heading.get(random.nextInt(heading.size())));
            if (!lines.isEmpty()) {
                lines.set(0, row(heading));
            }
            return joined(lines);
        }
    },
    HEADER_LOST {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            List<byte[]> lines = lines(file);
            return joined(lines.subList(Math.min(1, lines.size()), lines.size()));
        }
    },
    HEADER_RUNS_INTO_THE_FIRST_ROW {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            byte[] out = file.clone();
            for (int i = 0; i < out.length; i++) {
                if (out[i] == '\n') {
                    out[i] = ',';
                    return out;
                }
            }
            return out;
        }
    },
    LINES_SHUFFLED_AND_REPEATED {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            List<byte[]> lines = lines(file);
            if (lines.size() < 2) {
                return file;
            }
            List<byte[]> rows = new ArrayList<>(lines.subList(1, lines.size()));
            rows.addAll(lines.subList(1, 1 + random.nextInt(lines.size())));
            Collections.shuffle(rows, random);
            rows.add(0, lines.get(0));
            return joined(rows);
        }
    },
    LINE_ENDS_CHANGED {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String ends = List.of("\r", "\r\n", "\n\r", "\n\n", "", "\r\r\n").get(random.nextInt(6));
            for (byte b : file) {
                if (b == '\n' && random.nextInt(3) > 0) {
                    out.writeBytes(ends.getBytes(StandardCharsets.US_ASCII));
                } else {
                    out.write(b);
                }
            }
            return out.toByteArray();
        }
    },
    CELLS_ADDED_OR_LOST {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            List<byte[]> lines = lines(file);
            for (int i = random.nextInt(5); i >= 0 && !lines.isEmpty(); i--) {
                int at = random.nextInt(lines.size());
                List<byte[]> cells = cells(lines.get(at));
                if (random.nextBoolean()) {
                    cells.add(random.nextInt(cells.size() + 1), new byte[] {'x'});
                } else {
                    cells.remove(random.nextInt(cells.size()));
                }
                lines.set(at, row(cells));
            }
            return joined(lines);
        }
    },
    NOTHING_LEFT {
        @Override
        byte[] of(byte[] file, Charset charset, Random random) {
            List<byte[]> lines = lines(file);
            return switch (random.nextInt(4)) {
                case 0 -> new byte[0];
                case 1 -> "\ufeff".getBytes(StandardCharsets.UTF_8);
                case 2 -> "\n\r\n\n".getBytes(StandardCharsets.US_ASCII);
                default -> lines.isEmpty() ? new byte[0] : lines.get(0);
            };
        }
    };

    private static final List<String> TRICKS = List.of(
            "\u202e",
            "\u200b",
            "\ufeff",
            "１２",
            "٣٤",
            "Ⅳ",
            "㎏",
            "\u0301\u0301",
            "𠮷",
            "\ud800",
            "\u2028",
            "\u0085",
            "'",
            "　",
            "﷽",
            "\ufffe",
            "ﬁ");

    /** The file as it is then; {@code charset} is what it was written in. */
    abstract byte[] of(byte[] file, Charset charset, Random random);

    private static int place(byte[] file, Random random) {
        return random.nextInt(file.length + 1);
    }

    private static byte[] inserted(byte[] file, int at, byte[] more) {
        return joined(Arrays.copyOf(file, at), more, Arrays.copyOfRange(file, at, file.length));
    }

    /** Some cells, also of the header, say one of these instead. */
    private static byte[] withCells(byte[] file, Random random, Charset charset, String... texts) {
        List<byte[]> lines = lines(file);
        for (int i = random.nextInt(12); i >= 0 && lines.size() > 1; i--) {
            int at = random.nextInt(40) == 0 ? 0 : 1 + random.nextInt(lines.size() - 1);
            List<byte[]> cells = cells(lines.get(at));
            cells.set(random.nextInt(cells.size()), texts[random.nextInt(texts.length)].getBytes(charset));
            lines.set(at, row(cells));
        }
        return joined(lines);
    }

    private static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, from, i + 1));
                from = i + 1;
            }
        }
        if (from < file.length) {
            lines.add(Arrays.copyOfRange(file, from, file.length));
        }
        return lines;
    }

    private static List<byte[]> cells(byte[] line) {
        List<byte[]> cells = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == ',') {
                cells.add(Arrays.copyOfRange(line, from, i));
                from = i + 1;
            }
        }
        cells.add(Arrays.copyOfRange(line, from, line.length));
        return cells;
    }

    /** A last cell that was cut out took the line end with it. */
    private static byte[] row(List<byte[]> cells) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < cells.size(); i++) {
            out.writeBytes(i == 0 ? new byte[0] : new byte[] {','});
            out.writeBytes(cells.get(i));
        }
        byte[] row = out.toByteArray();
        return row.length > 0 && row[row.length - 1] == '\n' ? row : joined(row, new byte[] {'\n'});
    }

    private static byte[] joined(List<byte[]> parts) {
        return joined(parts.toArray(byte[][]::new));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
