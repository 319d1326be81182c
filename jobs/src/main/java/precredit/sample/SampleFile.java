package precredit.sample;

import java.util.List;

/** The files of the sources: columns, the column with a control total ({@code ""}: none), rows between broken ones. */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot change.
enum SampleFile {
    CBF(
            Source.LAND_REGISTRY,
            "CBF",
            "CBFBM,CBFLX,CBFMC,CBFZJLX,CBFZJHM,CBFDZ,YZBM,LXDH,CBFCYSL,CBFDCRQ",
            "CBFCYSL",
            60),
    CBF_JTCY(Source.LAND_REGISTRY, "CBF_JTCY", "CBFBM,CYXM,CYXB,CYZJLX,CYZJHM,YHZGX,CYBZ,SFGYR", "", 60),
    CBDKXX(
            Source.LAND_REGISTRY,
            "CBDKXX",
            "DKBM,FBFBM,CBFBM,CBJYQQDFS,HTMJ,CBHTBM,LZHTBM,CBJYQZBM,HTMJM,SFQQQG",
            "HTMJ",
            60),
    CBHT(Source.LAND_REGISTRY, "CBHT", "CBHTBM,FBFBM,CBFBM,CBFS,CBQXQ,CBQXZ,HTZMJ,CBDKZS,QDSJ,HTZMJM", "HTZMJ", 60),
    LZHT(Source.LAND_REGISTRY, "LZHT", "LZHTBM,CBFBM,SRFBM,LZFS,LZQXKSRQ,LZQXJSRQ,LZMJ,LZMJM", "LZMJ", 15),
    CBJYQZ_QZZX(Source.LAND_REGISTRY, "CBJYQZ_QZZX", "CBJYQZBM,ZXYY,ZXRQ", "", 5),
    WEIGHING_BILL(
            Source.PRODUCE_MARKET,
            "weighing_bill",
            "serial_no,market_id,trade_type_id,certificate_number,seller_name,buyer_id,goods_code,goods_name,"
                    + "unit_price,net_weight,trade_amount,state,settlement_time,modified_time",
            "trade_amount",
            60),
    PURCHASE(Source.APPLE_COOPERATIVE, "purchase", "单号,日期,姓名,身份证号,品种,等级,数量公斤,单价元每公斤,金额元,收购方,状态", "金额元", 60),
    ADMIN_PENALTY(
            Source.COUNTY_CREDIT,
            "admin_penalty",
            "CF_XDR_MC,CF_XDR_LB,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_GSJZQ,"
                    + "CF_CFJG",
            "",
            12),
    DISHONEST_DEBTOR(
            Source.COUNTY_CREDIT,
            "dishonest_debtor",
            "iname,caseCode,cardNum,regDate,publishDate,performance,partyTypeName",
            "",
            12),
    SUBSIDY(
            Source.COUNTY_CREDIT,
            "subsidy",
            "batch_no,payee_name,payee_id,subsidy_type,area_mu,amount_yuan,paid_on",
            "amount_yuan",
            60),
    FARMER_GRADE(Source.COUNTY_CREDIT, "farmer_grade", "person_id,grade,assessed_on,valid_to", "", 40),
    LOAN(
            Source.COUNTY_CREDIT,
            "loan",
            "loan_id,borrower_id,borrower_name,product,principal_yuan,granted_on,due_on,closed_on",
            "",
            20),
    LOAN_MONTH(
            Source.COUNTY_CREDIT,
            "loan_month",
            "loan_id,month_end,balance_yuan,days_past_due,five_class",
            "balance_yuan",
            60),
    CONSENT(Source.COUNTY_CREDIT, "consent", "consent_no,person_id,scopes,granted_on,expires_on,revoked_on", "", 30);

    private final Source source;
    private final String title;
    private final List<String> columns;
    private final String total;
    private final int rowsBetweenFaults;

    SampleFile(Source source, String title, String columns, String total, int rowsBetweenFaults) {
        this.source = source;
        this.title = title;
        this.columns = List.of(columns.split(",", -1));
        this.total = total;
        this.rowsBetweenFaults = rowsBetweenFaults;
    }

    Source source() {
        return source;
    }

    /** The name without its ending. */
    String title() {
        return title;
    }

    List<String> columns() {
        return columns;
    }

    int column(String name) {
        return columns.indexOf(name);
    }

    String total() {
        return total;
    }

    int rowsBetweenFaults() {
        return rowsBetweenFaults;
    }

    static List<SampleFile> of(Source source) {
        return List.of(values()).stream().filter(file -> file.source == source).toList();
    }
}
