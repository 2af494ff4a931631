//! The police's filing.

use crate::checklist::basis::PLATFORM;
use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::{of_duty, psb_expected, psb_filed, psb_shown};
use crate::finding::Duty;

pub(super) const ITEMS: &[Item] = &[
    Item {
        id: "psb-filed",
        stage: Stage::After,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Psb,
        about: About::Site,
        title: both("Site filed with the police", "已办理公安联网备案"),
        advice: both(
            "File at https://beian.mps.gov.cn/ (in Chinese) within 30 days of going online. Write the number into the configuration (`psb`) once it is there.",
            "请在网站开通之日起 30 日内登录 https://beian.mps.gov.cn/ 办理；取得编号后写入配置（`psb`）。",
        ),
        basis: both(
            "Measures for Security Protection of Internationally Networked Computer Information Networks (Ministry of Public Security Order 33, 1997), art. 12 and 23",
            "《计算机信息网络国际联网安全保护管理办法》（公安部令第33号）第十二条、第二十三条",
        ),
        how: How::Ask {
            question: both(
                "Has the site been filed with the police (https://beian.mps.gov.cn/)?",
                "网站是否已在 https://beian.mps.gov.cn/ 办理公安联网备案？",
            ),
            settled: psb_filed,
        },
    },
    Item {
        id: "psb-shown",
        stage: Stage::After,
        weight: Weight::Should,
        who: Who::Developer,
        due: Due::PsbApproval,
        about: About::Site,
        title: both(
            "PSB number shown on the home page",
            "首页标明公安联网备案号",
        ),
        advice: both(
            "Copy the HTML snippet from the page of the approved filing into the footer.",
            "请从已备案网站的详情页复制 HTML 代码，置于页脚。",
        ),
        basis: PLATFORM,
        how: How::Look(psb_shown),
    },
    Item {
        id: "psb-form",
        stage: Stage::After,
        weight: Weight::Should,
        who: Who::Developer,
        due: Due::PsbApproval,
        about: About::Site,
        title: both("PSB number well formed", "公安联网备案号书写规范"),
        advice: both(
            "14 digits, the first two of which are the province's, between 公网安备 and 号.",
            "应为 14 位数字，前两位与省份一致，写在“公网安备”与“号”之间。",
        ),
        basis: PLATFORM,
        how: How::Look(|seen| of_duty(seen, Duty::PsbForm)),
    },
    Item {
        id: "psb-expected",
        stage: Stage::After,
        weight: Weight::Should,
        who: Who::Developer,
        due: Due::PsbApproval,
        about: About::Site,
        title: both("PSB number is the site's own", "公安联网备案号与本网站一致"),
        advice: both(
            "Show the number that the police gave to this very site.",
            "标明的应是公安机关为本网站核发的编号。",
        ),
        basis: PLATFORM,
        how: How::Look(psb_expected),
    },
    Item {
        id: "psb-linked",
        stage: Stage::After,
        weight: Weight::Should,
        who: Who::Developer,
        due: Due::PsbApproval,
        about: About::Site,
        title: both(
            "PSB number linked to its entry at beian.mps.gov.cn",
            "公安联网备案号链接至 beian.mps.gov.cn 的对应页面",
        ),
        advice: both(
            "Link it to https://beian.mps.gov.cn/#/query/webSearch?code= with the number's 14 digits behind.",
            "链接至 https://beian.mps.gov.cn/#/query/webSearch?code=，其后为该编号的 14 位数字。",
        ),
        basis: PLATFORM,
        how: How::Look(|seen| of_duty(seen, Duty::PsbLink)),
    },
    Item {
        id: "psb-badge",
        stage: Stage::After,
        weight: Weight::Should,
        who: Who::Developer,
        due: Due::PsbApproval,
        about: About::Site,
        title: both(
            "Police badge in front of the PSB number",
            "公安联网备案号前有备案图标",
        ),
        advice: both(
            "Download the badge from the page of the approved filing, serve it from your own site, and put it in front of the number.",
            "请从已备案网站的详情页下载备案图标，存放在本网站，置于编号之前。",
        ),
        basis: PLATFORM,
        how: How::Look(|seen| of_duty(seen, Duty::Badge)),
    },
];
