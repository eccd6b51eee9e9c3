//! P6: words in other languages.

codes! {
    MISSING_TRANSLATION "P601" Error
        what: "`{1}` 里没有这句的译文：{0}", "`{1}` has no words for: {0}";
        why: "`pack.yaml` 的 `languages` 列了这种语言，它就要齐全", "`pack.yaml` promises this language, so it must be complete";
        mend: "在 `{1}` 里加一行 `原文: 译文`；同一句在别处译法不同时，写 `原文 @标识: 译文`", "add a line `phrase: translation` to `{1}`; for another translation in one place write `phrase @id: translation`";
        example: "# pack.yaml 写了 languages: [en]，words/en/places.yaml 里却没有“广东省”";
    LANGUAGE_INCOMPLETE "P602" Warning
        what: "`{1}` 还缺 {0} 句译文，第一句在这里", "`{1}` lacks words for {0} phrases, of which this is the first";
        why: "译文不齐的语言不会编译进去", "a language is not compiled until it is complete";
        mend: "补齐以后，在 `pack.yaml` 的 `languages` 里列出它", "complete it, then list it under `languages` in `pack.yaml`";
        example: "# words/en/ 里有文件，但还没有译完";
    UNUSED_TRANSLATION "P603" Warning
        what: "没有这句原文：{0}", "no such phrase stands in the rules: {0}";
        why: "原文改了以后，旧译文就用不上了", "when a phrase changes, its old translation is of no use";
        mend: "照现在的原文改，或删掉这一行", "bring it in line with the phrase as it is now, or delete it";
        example: "在江门工作: Working in Jiangmen    # 原文是“在江门市工作”";
    LANGUAGE_TAG "P604" Error
        what: "`{0}` 不是语言代码", "`{0}` is no language tag";
        why: "文字文件按语言代码来找", "words are looked up by language tags";
        mend: "如 `zh-Hans`、`zh-Hant`、`en`", "for example `zh-Hans`, `zh-Hant`, `en`";
        example: "languages: [english]";
    LANGUAGE_MISSING "P605" Error
        what: "没有 `words/{0}` 文件夹", "there is no folder `words/{0}`";
        why: "`pack.yaml` 的 `languages` 列了这种语言", "`pack.yaml` promises this language";
        mend: "加上译文，或从 `languages` 里去掉", "add the words, or take the language from `languages`";
        example: "languages: [en]      # 却没有 words/en 文件夹";
    WORDS_FILE_MISSING "P606" Error
        what: "没有文件 `{0}`，{1} 句都缺译文", "there is no file `{0}`, so {1} phrases have no words";
        why: "`pack.yaml` 的 `languages` 列了这种语言，每份要编译的公文都要有译文", "`pack.yaml` promises this language, and every document that is compiled needs its words";
        mend: "加上这个文件，或先从 `languages` 里去掉这种语言", "add the file, or take the language from `languages` for now";
        example: "# pack.yaml 写了 languages: [en]，documents/sz-2024.yaml 却没有 words/en/sz-2024.yaml";
}
