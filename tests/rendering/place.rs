//! Choosing a place level by level.

use crate::draw::{ENGINEER, asked, assert_has, draw};

#[test]
fn a_place_is_asked_level_by_level_and_may_stay_coarse() {
    let provinces = draw(&asked("work_place", &ENGINEER[..1]));
    assert!(provinces.contains("广东省") && !provinces.contains("全国") && !provinces.contains("class=\"way steps\""));
    for (place, way, offered) in [("guangdong", ["广东省", "城市"], "江门市"), ("jiangmen", ["江门市", "县（市、区）"], "江海区")]
    {
        let html = draw(&asked("work_place", &[ENGINEER[0], ("work_place", place)]));
        assert_has(&html, &way.map(|step| format!("<b>{step}</b>")));
        assert_has(&html, &[&format!("<span>{offered}</span>"), &format!("只选到{}", way[0]), "aria-labelledby=\"level\""]);
    }
    let finest = draw(&asked("work_place", &ENGINEER));
    assert_has(&finest, &["class=\"o on\" part=\"choice\"><input value=\"jianghai\" checked"]);
}

#[test]
fn no_other_place_is_a_choice_at_the_top_only() {
    assert_has(&draw(&asked("target_place", &ENGINEER[..2])), &["value=\"-none\"", "没有这个打算"]);
    let inside = draw(&asked("target_place", &[ENGINEER[0], ("target_place", "guangdong")]));
    assert!(!inside.contains("没有这个打算"));
}
