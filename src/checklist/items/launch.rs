//! The hosts that answer.

use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::{apex_answers, www_answers};
use crate::text::Bilingual;

const BOTH_HOSTS: Bilingual = both(
    "Clean-up notices of the authority ask for a site that opens; that both hosts must, is reported of a Tencent Cloud document",
    "主管部门清理通知要求网站可以打开；另据转述，腾讯云文档要求裸域名与 www 均可访问",
);

pub(super) const ITEMS: &[Item] = &[
    Item {
        id: "apex-https",
        stage: Stage::Launch,
        weight: Weight::Should,
        who: Who::Operator,
        due: Due::Launch,
        about: About::Site,
        title: both("Home page answers over https", "首页可通过 https 访问"),
        advice: both(
            "Set up the domain's DNS record and certificate, and let http redirect to https.",
            "请配置域名解析和证书，并将 http 跳转至 https。",
        ),
        basis: BOTH_HOSTS,
        how: How::Look(apex_answers),
    },
    Item {
        id: "www-https",
        stage: Stage::Launch,
        weight: Weight::Should,
        who: Who::Operator,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "Home page answers over https on the www host, too",
            "www 主机的首页也可通过 https 访问",
        ),
        advice: both(
            "Set up the www host as well, or let it redirect to the domain itself.",
            "请一并配置 www 主机，或将其跳转至裸域名。",
        ),
        basis: BOTH_HOSTS,
        how: How::Look(www_answers),
    },
];
