//! P2: keys, and the form of what they hold.

codes! {
    UNKNOWN_KEY "P201" Error
        what: "{1}没有 `{0}` 这个键", "{1} has no key `{0}`";
        why: "写错的键会被漏掉，写的内容就不起作用", "a misspelt key would be passed over, and what it says lost";
        mend: "可以用的键：{2}", "the keys are: {2}";
        example: "clasue: 四（九）";
    MISSING_KEY "P202" Error
        what: "{1}缺 `{0}`", "{1} lacks `{0}`";
        why: "这个键必须写", "this key is required";
        mend: "补上 `{0}: …`（{2}）", "add `{0}: …`";
        example: "- id: jm-x\n  name: 职称讲堂   # 没有 kind、audience……";
    NOT_A_MAPPING "P203" Error
        what: "这里应当是“键: 值”", "this must be a mapping of keys to values";
        why: "这一处有好几项内容，每一项要有自己的键", "several things stand here, and each needs its own key";
        mend: "写成 `键: 值`，冒号后面空一格", "write `key: value`, with a space after the colon";
        example: "period: 2020年到2022年";
    NOT_A_LIST "P204" Error
        what: "这里应当是一个列表", "this must be a list";
        why: "这一处可以有好几项，一项也要写成列表", "several items can stand here, and even one is written as a list";
        mend: "写成 `[a, b]`，或每项一行、前面加 `- `", "write `[a, b]`, or one item a line after `- `";
        example: "audience: individual";
    NOT_A_TEXT "P205" Error
        what: "这里应当是一段文字", "this must be a text";
        why: "没有文字，结果里就空一块", "without a text, a blank is shown";
        mend: "写一段文字；空着不行", "write a text; it cannot be empty";
        example: "name: [职称讲堂]";
    NOT_A_FLAG "P206" Error
        what: "这里应当是 `true`（是）或 `false`（否）", "this must be `true` or `false`";
        why: "这一处只有是和否", "only yes or no can stand here";
        mend: "写 `true` 或 `false`，不加引号", "write `true` or `false`, without quotes";
        example: "changeable: 可以";
    NOT_A_NUMBER "P207" Error
        what: "这里应当是一个整数", "this must be a whole number";
        why: "要拿它来算", "it is reckoned with";
        mend: "用半角数字，不加引号、逗号和单位", "use plain digits without quotes, commas or units";
        example: "within_years: 五";
    NOT_A_DATE "P208" Error
        what: "`{0}` 不是日历上的日子", "`{0}` is no day in the calendar";
        why: "要拿它和别的日子比", "it is compared with other days";
        mend: "写成 `2020-05-06` 这样，用半角数字", "write it like `2020-05-06`, in plain digits";
        example: "issued: 2020年5月6日";
    NOT_MONEY "P209" Error
        what: "`{0}` 不是金额", "`{0}` is no amount of money";
        why: "金额以元为单位，最多两位小数", "amounts are in yuan, with at most two decimals";
        mend: "用半角数字，不加引号、逗号和单位，如 `20000`", "use plain digits without quotes, commas or units, like `20000`";
        example: "value: 2万";
    UNKNOWN_WORD "P210" Error
        what: "`{0}` 不在可以写的词里", "`{0}` is none of the words that can stand here";
        why: "程序只认固定的几个词", "only a few fixed words are known";
        mend: "从这些里选：{1}", "choose from: {1}";
        example: "kind: subsidy";
    BAD_ID "P211" Error
        what: "`{0}` 不能作标识", "`{0}` cannot be an id";
        why: "标识用在网址和程序里，发布以后不再改", "ids stand in addresses and programs, and never change once published";
        mend: "以小写字母开头，只用小写字母、数字、`_` 和 `-`，最多 64 个", "begin with a small letter, use only small letters, digits, `_` and `-`, at most 64";
        example: "id: 职称讲堂";
    WIDE_ID "P212" Error
        what: "`{0}` 里有全角标点或字母", "`{0}` contains full-width punctuation or letters";
        why: "看起来一样，但电脑不认", "it looks the same, but is not";
        mend: "在英文输入状态下重新键入，如 `{1}`", "type it again in plain letters, like `{1}`";
        example: "in: [soe，private_enterprise]";
    TEXT_TOO_LONG "P213" Error
        what: "这段文字太长", "this text is too long";
        why: "一段文字最多 4096 字节（约 1300 个汉字），手机上也没有人读", "a text may have at most 4096 bytes, and nobody reads more on a phone";
        mend: "缩短，或分成几条", "shorten it, or split it";
        example: "warning: 把整份公文的说明都抄在这里……";
}
