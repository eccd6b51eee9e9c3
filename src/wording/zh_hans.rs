//! Chinese in simplified characters. 您; verbs first; one idea a sentence; say what is not written.

use super::{Group, Words};
use crate::engine::{Eligibility, Verdict};
use crate::model::{Certainty, Grant, MeasureKind, Per};

/// The words.
pub(super) static WORDS: Words = Words {
    settings: "字号与语言",
    text_size: "字号",
    sizes: ["标准", "大", "特大"],
    language: "语言",
    close: "收起",

    not_started: "还没有开始",
    at_most: |n| format!("最多{n}题"),
    left: |n| match n {
        0 => "没有别的题了".into(),
        n => format!("最多还有{n}题"),
    },
    start_heading: "查一查：您能享受哪些政策",
    start_lead: "答几道题，看看有哪些补贴、职称路线和服务与您对得上，还差哪一条，该去哪里问。",
    start_facts: [
        ("只问还用得着的题", "，随时可以停下来看结果"),
        ("不问姓名、身份证号和手机号", ""),
        ("答案只留在这个页面里", "，不上传；关掉页面就没有了"),
        ("结果供您自己核对", "，能不能办由受理部门审核决定"),
    ],
    start: "开始",
    go_on: "接着答",
    how_to_read: "结果这样看",
    line_solid: ("一条线走到底", "写明的条件您都符合"),
    line_dashed: ("虚线", "还不定：文件没写清，或这题您还没答"),
    line_cut: ("断开", "有一条不符合，会写明是哪一条"),

    back: "上一题",
    next: "下一题",
    see_so_far: "先看到目前为止的结果",
    why_asked: "为什么问这个",
    affects: |n| match n {
        1 => "这一题会影响1项：".into(),
        n => format!("这一题会影响{n}项，其中有："),
    },
    affects_more: |n| format!("这一题会影响{n}项。"),
    or: "或者",
    unsure: "不确定，先跳过",
    unsure_note: "要看这一题的几项会标成“还不定”",
    several: "可以选几样，没选的就当作没有。",
    yes: "是",
    no: "否",
    year: "年",
    month: "月",
    day: "日",
    place_type: "输入地名或拼音，例如“江海”或“jh”",
    place_none: "没有找到，请一级一级选",
    place_by_step: "或者一级一级选",
    place_levels: ["省份", "城市", "县（市、区）"],
    place_change: ["换省份", "换城市", "换县（市、区）"],
    place_keep: |place| format!("只选到{place}"),
    place_keep_note: "分得更细的几项会标成“还不定”",
    sensitive: "这一题的答案不会放进链接，也不会存下来。",
    understood: |amount| format!("您填的是{amount}"),
    set_aside: "这个答案和前面的对不上，先没有用。请核对一下。",

    slip_heading: "这一题还没有答好",
    slip_choose: "请选一项；拿不准就选“不确定”",
    slip_choose_set: "请至少选一项；都没有就选“或者”下面那一项，拿不准就选“不确定”",
    slip_place: "请选一个地方；拿不准就选最后一项",
    slip_date_parts: "请把年、月、日都填上，用数字",
    slip_no_such_day: "日历上没有这一天，请再看一下年、月、日",
    slip_after: |day| format!("这一天在{day}之后，请填当天或更早的日子"),
    slip_number: "请用数字填，例如30、80000或8万",
    slip_range: |low, high| format!("请填{low}到{high}之间的数"),

    review_heading: "核对您的答案",
    review_lead: "改一题，只会再问因此新出现的题。",
    change: "改",
    change_of: |question| format!("改“{question}”的答案"),
    see_outcome: "看结果",
    no_answers: "还没有答题。",

    change_answers: "改答案",
    as_of: |day| format!("按{day}的条款"),
    you_meet_one_sum: |year| match year {
        Some(year) => format!("按{year}年的文件，您符合这笔补贴或奖励"),
        None => "按文件写的条件，您符合这笔补贴或奖励".into(),
    },
    you_meet_sums: |n, year| match year {
        Some(year) => format!("按{year}年的文件，您符合{n}笔补贴或奖励"),
        None => format!("按文件写的条件，您符合{n}笔补贴或奖励"),
    },
    you_meet: |n, year| match year {
        Some(year) => format!("按{year}年的文件，您符合{n}项"),
        None => format!("按文件写的条件，您符合{n}项"),
    },
    you_may: |n| format!("还没有能确定符合的，有{n}项还不定"),
    nothing_yet: "暂时没有您能直接申请的",
    nothing_lead: "这不等于没有政策。可以改一改答案，或者问一问当地的人力资源社会保障部门。",
    also: |groups| {
        let parts: Vec<String> = groups
            .iter()
            .map(|(group, n)| match group {
                Group::Money => format!("{n}笔补贴或奖励"),
                Group::Title => format!("{n}条职称路线"),
                Group::Programme => format!("{n}个项目或平台"),
                Group::Training => format!("{n}项培训"),
                Group::Service => format!("{n}项服务"),
                Group::Recognition => format!("{n}项称号"),
                Group::Post => format!("{n}种岗位"),
            })
            .collect();
        format!("另有{}。", parts.join("、"))
    },
    ceiling: "不超过",
    items: |n| format!("{n}项"),
    key_label: "结果分几部分",
    key_meet: "符合",
    key_open: "还不定",
    key_not: "其余",
    meet_heading: |n| format!("符合条件的{n}项"),
    open_heading: |n| format!("还不定的{n}项"),
    open_lead: "还缺一点才能判断：多半是文件没写清，有的是您还没答。",
    all: "全部",
    filter_label: "只看一类",
    rest_heading: |n| format!("其余{n}项"),
    rest_announced: |n| format!("文件只说要办、没写办法的{n}项"),
    rest_not: |n| format!("不符合的{n}项，每项写明是哪一条"),
    rest_elsewhere: |n| format!("只给其他地方的{n}项"),
    show_more: |n| format!("再看{n}项"),
    loading_words: "正在取政策的文字，请稍等",
    print: "打印",
    take_along: "带走",
    take_along_lead: "结果不会保存在网上。要留着，请现在打印。",

    verdict: |verdict| match verdict {
        Verdict::Holds => "符合：",
        Verdict::Open => "还不定：",
        Verdict::Missing => "还没答：",
        Verdict::Fails => "不符合：",
    },
    eligibility: |eligibility| match eligibility {
        Eligibility::Qualifies => "符合",
        Eligibility::MayQualify | Eligibility::Undetermined => "还不定",
        Eligibility::DoesNotQualify => "不符合",
    },
    lines_met: |met, open, failed| {
        let mut parts = Vec::new();
        match (met, open, failed) {
            (0, 0, 0) => parts.push("没有别的条件".into()),
            (1, 0, 0) => parts.push("1条，符合".into()),
            (met, 0, 0) => parts.push(format!("{met}条都符合")),
            (0, ..) => {}
            (met, ..) => parts.push(format!("{met}条符合")),
        }
        if open > 0 {
            parts.push(format!("{open}处还不定"));
        }
        if failed > 0 {
            parts.push(format!("{failed}条不符合"));
        }
        parts.join("，")
    },
    you_answered: "您答：",
    not_answered: "还没答",
    you_were_unsure: "不确定",
    answer_now: "现在答",
    stops_at: "不符合这一条：",
    as_written: "文件当时写的：",
    our_reading: "文件没写这一条，是我们的理解",
    partly_our_reading: "这一条里，文件没写的部分是我们的理解",
    rules_elsewhere: "具体条件和办法在别的文件里，这份文件没写",
    only_announced: "文件只说要办，办法没写",
    period_over: |until| format!("文件写的期限到{until}，之后怎样，文件没写"),
    ask_first: |whom| format!("先问：{whom}"),
    refused: "不符合",
    for_others: |who| format!("只给这样答的：{who}"),
    on_readings_only: "只差在我们的理解上，文件并没有写这一条。可以去问一问。",
    hangs_on: |what| format!("要看：{what}"),
    hangs_on_answer: |what| format!("还要问您：{what}"),
    end: |asks, money| match (asks, money) {
        (true, true) => "问清了再申请",
        (true, false) => "问清了再去办",
        (false, true) => "可以申请",
        (false, false) => "可以去办",
    },
    joined_or: "，或",
    joined_and: "，且",

    how: "怎么申请",
    ask_whom: "问谁",
    limits: "名额、期限和范围",
    unwritten: "文件没写",
    readings: "我们的理解",
    note: "说明",
    fixes: "文件写定的",
    source: "出处",
    builds_on: "依据的文件",
    certainty: "条件",
    not_stated: "文件没写",
    contact_then: "部门名称照文件当时的写法",
    open_source: "看原文",
    no_date: "没有日期",
    group: |group| match group {
        Group::Money => "补贴和奖励",
        Group::Title => "职称",
        Group::Programme => "项目和平台",
        Group::Training => "培训",
        Group::Service => "服务",
        Group::Recognition => "称号",
        Group::Post => "岗位",
    },
    kind: |kind| match kind {
        MeasureKind::CashSubsidy => "补贴",
        MeasureKind::Award => "奖励",
        MeasureKind::TitleRoute => "职称",
        MeasureKind::ProgrammeFunding => "项目资助",
        MeasureKind::Programme => "项目",
        MeasureKind::TrainingSupport => "培训",
        MeasureKind::Service => "服务",
        MeasureKind::Platform => "平台",
        MeasureKind::Recognition => "称号",
        MeasureKind::Recruitment => "岗位",
    },
    grant: |grant, certainty| match (grant, certainty) {
        (Grant::Entitlement, Certainty::Exact) => "符合条件就给，文件没说要评选",
        (Grant::Entitlement, _) => "按规定给，规定在别的文件里",
        (Grant::Competitive, _) => "有名额或要评选，符合不等于选上",
        (Grant::Discretionary, _) => "给不给由部门决定",
        (Grant::Service, Certainty::Exact) => "可以直接去用",
        (Grant::Service, _) => "是服务，怎么用由别的文件规定",
        (Grant::Announced, _) => "文件只说要办",
    },
    certainty_words: |certainty| match certainty {
        Certainty::Exact => "都写在这份文件里",
        Certainty::Partial => "这份文件只写了一部分，其余在别的文件里",
        Certainty::Announced => "没写，文件只提到要办",
    },
    per: |per| match per {
        Per::Once => "一次性",
        Per::Year => "每年",
        Per::Award => "每次获奖",
        Per::Training => "每次培训",
    },

    foot: |version, day| format!("规则{version}版，按{day}的条款计算。"),
    disclaimer: "结果供您自己核对，能不能办由受理部门审核决定。",
    contents: |documents, measures| format!("收录{documents}份文件、{measures}项措施。"),
    clear: "清除答案，重新开始",
};
