package precredit.sample;

import java.util.List;

/** Invented names: a common surname and one or two syllables drawn apart from each other. */
final class Names {
    private static final List<String> SURNAMES = split("王 王 王 王 李 李 李 李 张 张 张 张 刘 刘 刘 陈 陈 杨 杨 赵 赵 孙 孙 徐 徐 马 马 高 高 "
            + "朱 郭 何 林 罗 宋 郑 谢 韩 唐 冯 于 董 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 "
            + "姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 牛 尹 欧阳 公");
    private static final List<String> MEN = split("伟 强 军 勇 涛 斌 波 辉 刚 健 亮 建 国 华 平 志 明 永 春 学 文 成 立 新 海 山 庆 安 福 贵 生 富 "
            + "德 荣 祥 義 和 顺 清 泉 林 森 树 田 野 峰 岭 岩 松 柏 光 宝 忠 诚 信 善 良 恒 远 广 兴 旺 发 昌 盛 泰 来 宏 振 东 传 继 承 法 士 宗");
    private static final List<String> WOMEN = split("芳 娜 敏 静 秀 丽 艳 娟 霞 燕 玲 桂 英 兰 凤 洁 梅 琳 云 莲 真 环 雪 荣 爱 妹 香 月 莺 媛 瑞 凡 佳 "
            + "嘉 琼 勤 珍 贞 莉 青 倩 婷 姣 婉 娴 瑾 颖 露 瑶 怡 婵 雁 蓓 纨 仪 荷 丹 蓉 眉 君 琴 蕊 薇 菁 梦 岚 苑 婕 馨 瑗 琰 韵");
    /** Characters that GBK lacks and GB18030 writes with four bytes. */
    private static final List<String> RARE = split("𠮷 𬭚 㛃 𣲗 㸃 𡈽");

    private Names() {}

    static String surname(Draw draw) {
        return draw.pick(SURNAMES);
    }

    static String given(Draw draw, boolean male) {
        List<String> syllables = male ? MEN : WOMEN;
        String first = draw.chance(0.001) ? draw.pick(RARE) : draw.pick(syllables);
        return draw.chance(0.25) ? first : first + draw.pick(syllables);
    }

    private static List<String> split(String words) {
        return List.of(words.split(" ", -1));
    }
}
