package precredit.publish;

import java.util.List;

/** Further files of a list, made once its figures are known. */
@FunctionalInterface
public interface Companions {
    List<ListFile> of(ListFigures figures);
}
