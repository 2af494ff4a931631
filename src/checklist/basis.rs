//! The laws and the guidance that several items rest on.

use super::item::both;
use crate::text::Bilingual;

/// A consultancy's article, which is no authority.
pub(super) const GUIDE: Bilingual = both(
    "“How to apply for an ICP 2022?”, a consultancy's guide; no official source",
    "咨询公司文章《How to apply for an ICP 2022?》，非官方来源",
);
pub(super) const SHOW: Bilingual = both(
    "Measures for Internet Information Services (State Council Order 292), art. 12 and 22",
    "《互联网信息服务管理办法》（国务院令第292号）第十二条、第二十二条",
);
pub(super) const FOOTER: Bilingual = both(
    "Measures for the Filing of Non-commercial Internet Information Services (Ministry of Information Industry Order 33, 2005), art. 13 and 25",
    "《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）第十三条、第二十五条",
);
pub(super) const REJECTION: Bilingual = both(
    "Reasons for rejection in Huawei Cloud's filing FAQ: a wrong number, or one not shown as required",
    "华为云备案常见问题所列核查不通过原因：未正确悬挂备案号或悬挂错误的备案号",
);
pub(super) const PLATFORM: Bilingual = both(
    "Instructions and FAQ of the national Internet security management service platform",
    "全国互联网安全管理服务平台的要求与常见问题",
);
