//! P1: files and YAML as such.

codes! {
    NOT_UTF8 "P101" Error
        what: "文件不是 UTF-8 编码，第 {0} 行读不出来", "the file is not UTF-8: line {0} cannot be read";
        why: "别的编码（如 GBK）会把汉字读错", "another encoding, such as GBK, garbles Chinese";
        mend: "在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor";
        example: "# 用 GBK（Windows 记事本的“ANSI”）存的文件";
    FILE_TOO_LARGE "P102" Error
        what: "文件太大", "the file is too large";
        why: "一个文件最多 4 MiB、二十万个值", "a file may have at most 4 MiB and 200,000 values";
        mend: "分成几个文件；一份公文一个文件就够了", "split it; one file per document is enough";
        example: "# 把几百份公文粘在一个文件里";
    CONTROL_CHARACTER "P103" Error
        what: "这里有一个看不见的控制字符", "an invisible control character stands here";
        why: "多半是复制网页或 PDF 时带进来的", "most likely it came along when copying from a page or a PDF";
        mend: "删掉这个字符，重新键入这一行", "delete it and type the line again";
        example: "title: 实施␀方案     # ␀ 处有一个看不见的字符";
    TAB_INDENT "P104" Error
        what: "缩进用了制表符（Tab）", "a tab is used as indentation";
        why: "YAML 的缩进只能用空格", "YAML is indented by spaces only";
        mend: "换成空格，每一层两个", "use spaces, two for each level";
        example: "measures:\n\t- id: jm-x";
    WIDE_INDENT "P105" Error
        what: "缩进用了全角空格或别的空白", "a full-width or other unusual space is used as indentation";
        why: "YAML 的缩进只能用半角空格", "YAML is indented by plain spaces only";
        mend: "删掉它，在英文输入状态下键入空格", "delete it and type plain spaces";
        example: "measures:\n　- id: jm-x";
    WIDE_COLON "P106" Error
        what: "`{0}` 后面是全角冒号“：”", "`{0}` is followed by a full-width colon";
        why: "YAML 只认半角冒号加一个空格", "YAML only knows the plain colon with a space after it";
        mend: "写成 `{0}: `", "write `{0}: `";
        example: "name：职称讲堂";
    ALIAS "P107" Error
        what: "不能用锚点和别名（`&` `*`）", "anchors and aliases (`&`, `*`) are not used here";
        why: "每一处都要看得见完整的内容；别名还能让小文件变得极大", "every place shall show all it says, and aliases can blow a small file up";
        mend: "把内容再写一遍；如果是文字开头的 `*` 或 `&`，给整句加引号", "write it out; if a text begins with `*` or `&`, put it in quotes";
        example: "when: &same {fact: work_place, within: jiangmen}";
    TAG "P108" Error
        what: "不能用标签（`!`）", "tags (`!`) are not used here";
        why: "类型由键决定", "the key decides the type";
        mend: "删掉标签；如果文字以 `!` 开头，给整句加引号", "delete it; if a text begins with `!`, put it in quotes";
        example: "title: !!str 实施方案";
    TOO_DEEP "P109" Error
        what: "嵌套太深", "lists and mappings are nested too deeply";
        why: "最多 32 层；更深的条件谁也读不懂", "at most 32 levels; nobody can read deeper conditions";
        mend: "把条件拆开或改写", "split or rewrite the condition";
        example: "when: {not: {not: {not: …          # 三十几层";
    TWO_DOCUMENTS "P110" Error
        what: "一个文件里有两份 YAML（`---`）", "the file holds two YAML documents (`---`)";
        why: "一个文件只放一份公文", "one file holds one document";
        mend: "分成两个文件，或删掉 `---`", "make two files, or delete the `---`";
        example: "id: jm\n---\nid: gd";
    DUPLICATE_KEY "P111" Error
        what: "`{0}` 写了两次", "`{0}` stands twice";
        why: "后一个会悄悄盖掉前一个", "the second would silently replace the first";
        mend: "只留一个", "keep one of them";
        example: "name: 职称讲堂\nname: 职称大讲堂";
    KEY_NOT_TEXT "P112" Error
        what: "键必须是一个词，不能是列表或映射", "a key must be a word, not a list or mapping";
        why: "键是固定的词，后面跟着它的值", "keys are fixed words, each followed by its value";
        mend: "检查方括号和花括号", "check the brackets and braces";
        example: "[a, b]: c";
    SYNTAX "P113" Error
        what: "这里读不下去：{0}", "the file cannot be read on from here: {0}";
        why: "多半是缩进没有对齐、少了引号或括号；文字里有半角冒号、井号时要加引号", "most often the indentation is off, or a quote or bracket is missing; a text with a colon or hash needs quotes";
        mend: "看这一行和上一行：缩进、引号、括号", "look at this line and the one above: indentation, quotes, brackets";
        example: "  name: 职称讲堂\n gives: 讲座";
    FILE_MISSING "P114" Error
        what: "缺文件 `{0}`", "the file `{0}` is missing";
        why: "没有它，其他文件说的就没有着落", "the other files refer to it";
        mend: "补上这个文件，或检查文件名", "add it, or check its name";
        example: "# 文件夹里没有 places.yaml";
    STRAY_FILE "P115" Warning
        what: "这个文件不会被读", "this file is not read";
        why: "文件夹里只读 `pack.yaml`、`facts.yaml`、`places.yaml`、`glossary.yaml` 和 `documents`、`words`、`scenarios` 三个文件夹里的 `.yaml`", "only `pack.yaml`, `facts.yaml`, `places.yaml`, `glossary.yaml` and the `.yaml` files of `documents`, `words` and `scenarios` are read";
        mend: "改名、移走或删除", "rename, move or delete it";
        example: "# documents/jiangmen.yml 应当是 documents/jiangmen.yaml";
}
