package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TreeInWordsTest {
    private static final Tree TREE = Tree.numbered(new Node.Split<>(
            Question.atMost("days_late", BigDecimal.TEN, true),
            new Node.Split<>(
                    Question.isMissing("days_late"),
                    new Node.Leaf<>(new Tree.Figures(0, 100, 5, 0.0512)),
                    new Node.Split<>(
                            Question.atMost("sales", new BigDecimal("12000.50"), true),
                            new Node.Leaf<>(new Tree.Figures(0, 200, 4, 0.0249)),
                            new Node.Leaf<>(new Tree.Figures(0, 600, 3, 0.00525)))),
            new Node.Split<>(
                    Question.atMost("days_late", new BigDecimal("60"), false),
                    new Node.Leaf<>(new Tree.Figures(0, 80, 20, 0.22)),
                    new Node.Leaf<>(new Tree.Figures(0, 20, 10, 0.45)))));

    @Test
    void tellsTheRuleOfEveryLeaf() {
        assertThat(new TreeInWords(Some.INPUTS).rules(TREE))
                .isEqualTo(
                        """
                        共 5 条规则,训练样本 1000 笔,其中坏账 42 笔(4.20 %)。

                        规则 1
                          条件:近24个月最长逾期天数 无记录
                          占比:10.00 %,训练样本 100 笔,坏账 5 笔(5.00 %)
                          违约概率:5.12 %

                        规则 2
                          条件:近24个月最长逾期天数 不超过 10 天;近12个月销售额 不超过 12000.5 元,或无记录
                          占比:20.00 %,训练样本 200 笔,坏账 4 笔(2.00 %)
                          违约概率:2.49 %

                        规则 3
                          条件:近24个月最长逾期天数 不超过 10 天;近12个月销售额 大于 12000.5 元
                          占比:60.00 %,训练样本 600 笔,坏账 3 笔(0.50 %)
                          违约概率:0.53 %

                        规则 4
                          条件:近24个月最长逾期天数 大于 10 天且不超过 60 天
                          占比:8.00 %,训练样本 80 笔,坏账 20 笔(25.00 %)
                          违约概率:22.00 %

                        规则 5
                          条件:近24个月最长逾期天数 大于 60 天
                          占比:2.00 %,训练样本 20 笔,坏账 10 笔(50.00 %)
                          违约概率:45.00 %
                        """);
    }

    @Test
    void tellsThatATreeOfOneLeafIsForAll() {
        Tree one = Tree.numbered(new Node.Leaf<>(new Tree.Figures(0, 10, 1, 0.1)));

        assertThat(new TreeInWords(Some.INPUTS).rules(one)).contains("条件:全部农户");
    }
}
