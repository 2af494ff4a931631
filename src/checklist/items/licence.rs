//! The licence of a commercial site.

use crate::checklist::basis::SHOW;
use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::of_duty;
use crate::finding::Duty;

pub(super) const ITEMS: &[Item] = &[Item {
    id: "licence-shown",
    stage: Stage::Pages,
    weight: Weight::Must,
    who: Who::Developer,
    due: Due::Launch,
    about: About::Site,
    title: both(
        "Licence number shown, if the site is commercial",
        "经营性网站标明经营许可证编号",
    ),
    advice: both(
        "Put the number of the licence next to the ICP filing number. The site counts as commercial where the configuration says `commercial = true`.",
        "将许可证编号与 ICP 备案号一并标明。配置中写明 `commercial = true` 的网站视为经营性网站。",
    ),
    basis: SHOW,
    how: How::Look(|seen| of_duty(seen, Duty::Licence)),
}];
