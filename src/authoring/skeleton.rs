//! A new document to fill in: valid as it stands, with a comment at every line that asks for a decision.

use super::lower::Policies;
use crate::model::Kind;

/// The text of a new document; places, facts and applicants are taken from the policies at hand.
pub fn document(id: &str, policies: Option<&Policies>) -> String {
    let rules = policies.map(|policies| policies.rules(&policies.listing()));
    let place = rules.as_ref().and_then(|rules| Some(rules.places.table.iter().next()?.id.clone()));
    let fact = rules.as_ref().and_then(|rules| Some(rules.facts.iter().find(|fact| fact.kind == Kind::Place)?.id.clone()));
    let applicants = rules.as_ref().and_then(|rules| Some(rules.facts.get(rules.audience_fact)?.choices.join(", ")));
    TEMPLATE
        .replace("{id}", id)
        .replace("{place}", place.as_deref().unwrap_or("cn"))
        .replace("{fact}", fact.as_deref().unwrap_or("work_place"))
        .replace("{applicant}", applicants.as_deref().and_then(|list| list.split(", ").next()).unwrap_or("individual"))
        .replace("{applicants}", applicants.as_deref().unwrap_or("individual, team, employer"))
}

const TEMPLATE: &str = "\
# yaml-language-server: $schema=../schema/document.json
# 一份公文一个文件。写完运行 `policy check`；每条措施配一两个测试（scenarios/），运行 `policy test`。
# 原文的错漏写在注释里，不要悄悄改正。冒号用半角，冒号后面空一格；缩进用空格，每层两个。
id: {id}
title: 公文标题              # 照印件，一字不改
number: null                 # 文号，如 江人社发〔2020〕1号；没有就写 null
issuer: 印发机关
issued: null                 # 如 2020-05-06；没有日期就写 null
place: {place}               # 适用的地方，用 places.yaml 里的标识
period:
  from: null                 # 公文自己说的起止；没写就是 null
  until: null
  basis: 没有写有效期        # 公文里凭什么这样看
nature: 通知                 # 是什么性质的文件
warning: 印发机关之后有没有新的规定，请先问清楚。   # 随每条结果显示
contact: 印发机关            # 问谁，照公文里当时的名称
measures:

  - id: {id}-first           # 以公文标识开头；发布后不再改
    name: 措施的名称         # 老百姓怎么叫它，16 个字以内；关键的限制要写进去
    gives: 能得到什么，一句话；数额照公文，没写就说没写
    kind: service            # cash_subsidy award title_route programme_funding programme training_support service platform recognition recruitment
    audience: [{applicant}]  # 谁能申请：{applicants}
    certainty: partial       # exact 条件写全了；partial 细则在别处；announced 只说要做
    grant: service           # entitlement 符合就给；competitive 有名额或评选；discretionary 机关决定；service 服务；announced 只说要做
    # amount: {form: fixed, value: 20000, unit: CNY, per: once}     # 有数额才写；没写数额用 not_stated
    when:
      all:
        - fact: {fact}
          within: {place}
          say: 在适用的地方工作     # 给申请人看的短句，用肯定的说法
    how: not_stated          # 怎么申请；公文没写就是 not_stated
    contact: not_stated
    clause: 一（一）         # 出处：照公文的编号
    anchor: 只在原文一行里出现的一小段话
    unstated:                # 公文没写、但不影响结果的
      - 时间、地点、怎么报名
";
