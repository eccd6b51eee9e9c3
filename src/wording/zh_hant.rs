//! Chinese in traditional characters, as written in Hong Kong. 您; verbs first; one idea a sentence; say what is not written.

use super::{Group, Words};
use crate::engine::{Eligibility, Verdict};
use crate::model::{Certainty, Grant, MeasureKind, Per};

/// The words.
pub(super) static WORDS: Words = Words {
    settings: "字型大小與語言",
    text_size: "字型大小",
    sizes: ["標準", "大", "特大"],
    language: "語言",
    close: "收起",

    not_started: "尚未開始",
    at_most: |n| format!("最多{n}題"),
    left: |n| match n {
        0 => "沒有其他題目了".into(),
        n => format!("最多還有{n}題"),
    },
    start_heading: "查一查：您能享受哪些政策",
    start_lead: "回答幾道題，看看有哪些補貼、職稱路線和服務適合您，還差哪一項條件，可以向哪裏查詢。",
    start_facts: [
        ("只問仍然用得着的題目", "，隨時可以停下來看結果"),
        ("不問姓名、身份證號碼和手提電話號碼", ""),
        ("答案只留在這個網頁", "，不會上載；關閉網頁後就沒有了"),
        ("結果供您自行核對", "，能否辦理由受理部門審核決定"),
    ],
    start: "開始",
    go_on: "繼續作答",
    how_to_read: "怎樣看結果",
    line_solid: ("實線到底", "文件寫明的條件您都符合"),
    line_dashed: ("虛線", "未定：文件沒寫清楚，或者這題您還未作答"),
    line_cut: ("斷開", "有一項條件不符合，會寫明是哪一項"),

    back: "上一題",
    next: "下一題",
    see_so_far: "先看目前的結果",
    why_asked: "為甚麼問這一題",
    affects: |n| match n {
        1 => "這一題會影響1項：".into(),
        n => format!("這一題會影響{n}項，其中有："),
    },
    affects_more: |n| format!("這一題會影響{n}項。"),
    or: "或者",
    unsure: "不確定，先跳過",
    unsure_note: "取決於這一題的項目會標示為「未定」",
    several: "可以選多項，沒有選的當作沒有。",
    yes: "是",
    no: "否",
    year: "年",
    month: "月",
    day: "日",
    place_type: "輸入地名或拼音，例如「江海」或「jh」",
    place_none: "找不到，請逐級選擇",
    place_by_step: "或者逐級選擇",
    place_levels: ["省份", "城市", "縣（市、區）"],
    place_change: ["更改省份", "更改城市", "更改縣（市、區）"],
    place_keep: |place| format!("只選到{place}"),
    place_keep_note: "分得更細的項目會標示為「未定」",
    sensitive: "這一題的答案不會放進連結，也不會儲存。",
    understood: |amount| format!("您填寫的是{amount}"),
    set_aside: "這個答案與前面的不一致，暫時沒有採用。請核對一下。",

    slip_heading: "這一題還未答好",
    slip_choose: "請選一項；拿不準就選「不確定」",
    slip_choose_set: "請至少選一項；都沒有就選「或者」下面那一項，拿不準就選「不確定」",
    slip_place: "請選一個地方；拿不準就選最後一項",
    slip_date_parts: "請用數字填寫年、月、日，三格都要填",
    slip_no_such_day: "日曆上沒有這一天，請再看看年、月、日",
    slip_after: |day| format!("這一天在{day}之後，請填寫當天或更早的日子"),
    slip_number: "請用數字填寫，例如30、80000或8萬",
    slip_range: |low, high| format!("請填寫{low}至{high}之間的數字"),

    review_heading: "核對您的答案",
    review_lead: "更改一題後，只會再問因此新增的題目。",
    change: "更改",
    change_of: |question| format!("更改「{question}」的答案"),
    see_outcome: "看結果",
    no_answers: "還未回答任何題目。",

    change_answers: "更改答案",
    as_of: |day| format!("按{day}的條款"),
    you_meet_one_sum: |year| match year {
        Some(year) => format!("按{year}年的文件，您符合這筆補貼或獎勵的條件"),
        None => "按文件所寫，您符合這筆補貼或獎勵的條件".into(),
    },
    you_meet_sums: |n, year| match year {
        Some(year) => format!("按{year}年的文件，您符合{n}筆補貼或獎勵的條件"),
        None => format!("按文件所寫，您符合{n}筆補貼或獎勵的條件"),
    },
    you_meet: |n, year| match year {
        Some(year) => format!("按{year}年的文件，您符合{n}項的條件"),
        None => format!("按文件所寫，您符合{n}項的條件"),
    },
    you_may: |n| format!("還沒有可以確定符合的，有{n}項未定"),
    nothing_yet: "暫時沒有您能直接申請的",
    nothing_lead: "這不等於沒有政策。您可以更改答案，或者向當地的人力資源社會保障部門查詢。",
    also: |groups| {
        let parts: Vec<String> = groups
            .iter()
            .map(|(group, n)| match group {
                Group::Money => format!("{n}筆補貼或獎勵"),
                Group::Title => format!("{n}條職稱路線"),
                Group::Programme => format!("{n}個項目或平台"),
                Group::Training => format!("{n}項培訓"),
                Group::Service => format!("{n}項服務"),
                Group::Recognition => format!("{n}項稱號"),
                Group::Post => format!("{n}種崗位"),
            })
            .collect();
        format!("另有{}。", parts.join("、"))
    },
    ceiling: "不超過",
    items: |n| format!("{n}項"),
    key_label: "結果分為幾部分",
    key_meet: "符合",
    key_open: "未定",
    key_not: "其餘",
    meet_heading: |n| format!("符合條件的{n}項"),
    open_heading: |n| format!("未定的{n}項"),
    open_lead: "還差一點才能判斷：多半是文件沒寫清楚，有些是您還未作答。",
    all: "全部",
    filter_label: "只看一類",
    rest_heading: |n| format!("其餘{n}項"),
    rest_announced: |n| format!("文件只說要辦、沒寫辦法的{n}項"),
    rest_not: |n| format!("不符合的{n}項，每項寫明是哪一項條件"),
    rest_elsewhere: |n| format!("只給其他地方的{n}項"),
    show_more: |n| format!("再看{n}項"),
    loading_words: "正在載入政策文字，請稍候",
    print: "列印",
    take_along: "帶走",
    take_along_lead: "結果不會儲存在網上。如要保留，請現在列印。",

    verdict: |verdict| match verdict {
        Verdict::Holds => "符合：",
        Verdict::Open => "未定：",
        Verdict::Missing => "未作答：",
        Verdict::Fails => "不符合：",
    },
    eligibility: |eligibility| match eligibility {
        Eligibility::Qualifies => "符合",
        Eligibility::MayQualify | Eligibility::Undetermined => "未定",
        Eligibility::DoesNotQualify => "不符合",
    },
    lines_met: |met, open, failed| {
        let mut parts = Vec::new();
        match (met, open, failed) {
            (0, 0, 0) => parts.push("沒有其他條件".into()),
            (1, 0, 0) => parts.push("1條，符合".into()),
            (met, 0, 0) => parts.push(format!("{met}條都符合")),
            (0, ..) => {}
            (met, ..) => parts.push(format!("{met}條符合")),
        }
        if open > 0 {
            parts.push(format!("{open}處未定"));
        }
        if failed > 0 {
            parts.push(format!("{failed}條不符合"));
        }
        parts.join("，")
    },
    you_answered: "您的答案：",
    not_answered: "未作答",
    you_were_unsure: "不確定",
    answer_now: "現在作答",
    stops_at: "不符合這一項條件：",
    as_written: "文件當時寫的：",
    our_reading: "文件沒寫這一條，是我們的理解",
    partly_our_reading: "這一條之中，文件沒寫的部分是我們的理解",
    rules_elsewhere: "具體條件和辦法在其他文件，這份文件沒寫",
    only_announced: "文件只說要辦，沒寫辦法",
    period_over: |until| format!("文件寫的期限到{until}，之後怎樣，文件沒寫"),
    ask_first: |whom| format!("先問：{whom}"),
    refused: "不符合",
    for_others: |who| format!("只給這樣作答的：{who}"),
    on_readings_only: "只差在我們的理解，文件並沒有寫這一條。可以先行查詢。",
    hangs_on: |what| format!("要看：{what}"),
    hangs_on_answer: |what| format!("還要問您：{what}"),
    end: |asks, money| match (asks, money) {
        (true, true) => "問清楚再申請",
        (true, false) => "問清楚再辦理",
        (false, true) => "可以申請",
        (false, false) => "可以辦理",
    },
    joined_or: "，或",
    joined_and: "，且",

    how: "怎樣申請",
    ask_whom: "向誰查詢",
    limits: "名額、期限和範圍",
    unwritten: "文件沒寫",
    readings: "我們的理解",
    note: "說明",
    fixes: "文件寫定的",
    source: "出處",
    builds_on: "依據的文件",
    certainty: "條件",
    not_stated: "文件沒寫",
    contact_then: "部門名稱按文件當時的寫法",
    open_source: "看原文",
    no_date: "沒有日期",
    group: |group| match group {
        Group::Money => "補貼和獎勵",
        Group::Title => "職稱",
        Group::Programme => "項目和平台",
        Group::Training => "培訓",
        Group::Service => "服務",
        Group::Recognition => "稱號",
        Group::Post => "崗位",
    },
    kind: |kind| match kind {
        MeasureKind::CashSubsidy => "補貼",
        MeasureKind::Award => "獎勵",
        MeasureKind::TitleRoute => "職稱",
        MeasureKind::ProgrammeFunding => "項目資助",
        MeasureKind::Programme => "項目",
        MeasureKind::TrainingSupport => "培訓",
        MeasureKind::Service => "服務",
        MeasureKind::Platform => "平台",
        MeasureKind::Recognition => "稱號",
        MeasureKind::Recruitment => "崗位",
    },
    grant: |grant, certainty| match (grant, certainty) {
        (Grant::Entitlement, Certainty::Exact) => "符合條件就給，文件沒說要評選",
        (Grant::Entitlement, _) => "按規定給，規定在其他文件",
        (Grant::Competitive, _) => "有名額或要評選，符合不等於選上",
        (Grant::Discretionary, _) => "給不給由部門決定",
        (Grant::Service, Certainty::Exact) => "可以直接使用",
        (Grant::Service, _) => "是服務，怎樣使用由其他文件規定",
        (Grant::Announced, _) => "文件只說要辦",
    },
    certainty_words: |certainty| match certainty {
        Certainty::Exact => "都寫在這份文件",
        Certainty::Partial => "這份文件只寫了一部分，其餘在其他文件",
        Certainty::Announced => "沒寫，文件只提到要辦",
    },
    per: |per| match per {
        Per::Once => "一次性",
        Per::Year => "每年",
        Per::Award => "每次獲獎",
        Per::Training => "每次培訓",
    },

    foot: |version, day| format!("規則{version}版，按{day}的條款計算。"),
    disclaimer: "結果供您自行核對，能否辦理由受理部門審核決定。",
    contents: |documents, measures| format!("收錄{documents}份文件、{measures}項措施。"),
    clear: "清除答案，重新開始",
};
