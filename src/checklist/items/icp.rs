//! The ICP number on the pages.

use crate::checklist::basis::{FOOTER, REJECTION, SHOW};
use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::{icp_expected, of_duty, visible_numbers};
use crate::finding::Duty;

pub(super) const ITEMS: &[Item] = &[
    Item {
        id: "icp-shown",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both("ICP number shown on the home page", "首页标明 ICP 备案号"),
        advice: both(
            "Put the number that was granted into the footer of the home page, as text.",
            "将已取得的备案号以文字形式置于首页页脚。",
        ),
        basis: SHOW,
        how: How::Look(|seen| of_duty(seen, Duty::IcpShown)),
    },
    Item {
        id: "icp-form",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both("ICP number well formed", "ICP 备案号书写规范"),
        advice: both(
            "Copy the number as the authority wrote it, such as 京ICP备2021012345号-1: no spaces, no full-width characters.",
            "按主管部门下发的写法标明，例如“京ICP备2021012345号-1”，不加空格，不用全角字符。",
        ),
        basis: REJECTION,
        how: How::Look(|seen| of_duty(seen, Duty::IcpForm)),
    },
    Item {
        id: "icp-expected",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both("ICP number is the site's own", "ICP 备案号与本网站一致"),
        advice: both(
            "Show the number that was granted for this very domain.",
            "标明的应是为本域名核发的备案号。",
        ),
        basis: REJECTION,
        how: How::Look(icp_expected),
    },
    Item {
        id: "icp-linked",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "ICP number linked to https://beian.miit.gov.cn/",
            "ICP 备案号链接至 https://beian.miit.gov.cn/",
        ),
        advice: both(
            "Make the number itself the link, to the root of that site.",
            "将备案号本身设为链接，指向该网站首页。",
        ),
        basis: FOOTER,
        how: How::Look(|seen| of_duty(seen, Duty::IcpLink)),
    },
    Item {
        id: "icp-in-footer",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both("ICP number in the footer", "ICP 备案号位于页脚"),
        advice: both(
            "The law asks for the bottom centre of the home page.",
            "法规要求标明于主页底部的中央位置。",
        ),
        basis: FOOTER,
        how: How::Look(|seen| of_duty(seen, Duty::IcpFooter)),
    },
    Item {
        id: "numbers-visible",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "Numbers visible without JavaScript",
            "无需 JavaScript 即可看到备案号",
        ),
        advice: both(
            "Numbers must stand in the HTML as text: not hidden, not in a comment, a script or an image only. Render the home page on the server or at build time.",
            "备案号应以文字写入 HTML，不得隐藏，也不得只写在注释、脚本或图片中；单页应用请采用服务端渲染或预渲染。",
        ),
        basis: SHOW,
        how: How::Look(visible_numbers),
    },
];
