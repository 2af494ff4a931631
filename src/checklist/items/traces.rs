//! What templates and others leave on pages.

use crate::checklist::basis::{REJECTION, SHOW};
use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::{anywhere, same_numbers};

pub(super) const ITEMS: &[Item] = &[
    Item {
        id: "no-placeholder",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "No placeholder in place of a number on any page",
            "所有页面均无占位备案号",
        ),
        advice: both(
            "Replace what a theme or template put there, such as 京ICP备XXXXXXXX号 or {{ icp }}, on every page.",
            "请将主题或模板中的占位内容（如“京ICP备XXXXXXXX号”“{{ icp }}”）在所有页面中替换为真实备案号。",
        ),
        basis: REJECTION,
        how: How::Look(|seen| {
            anywhere(
                seen,
                &["icp-placeholder", "psb-placeholder", "template-unrendered"],
            )
        }),
    },
    Item {
        id: "no-leftover",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "No number left over from a template's owner",
            "未残留模板作者或他人的备案号",
        ),
        advice: both(
            "Copied pages bring the numbers of their owners along; whoever looks them up finds another company.",
            "复制的模板或页面会带来他人的备案号，查询时会显示另一主体，请改为自己的编号。",
        ),
        basis: REJECTION,
        how: How::Look(|seen| anywhere(seen, &["borrowed-number"])),
    },
    Item {
        id: "no-app-number",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "No app or mini-program number in place of the website's",
            "未以 App 或小程序备案号代替网站备案号",
        ),
        advice: both(
            "Numbers that end in A, X or K belong to apps, mini-programs and quick apps; the website has one of its own, such as …号-1.",
            "以 A、X、K 结尾的编号属于 App、小程序和快应用；网站应标明自己的编号，如“…号-1”。",
        ),
        basis: both(
            "Rule of suffixes in Huawei Cloud's filing knowledge base",
            "华为云备案知识库的编号后缀规则",
        ),
        how: How::Look(|seen| anywhere(seen, &["icp-app-suffix-on-web"])),
    },
    Item {
        id: "same-numbers",
        stage: Stage::Pages,
        weight: Weight::Must,
        who: Who::Developer,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "Same numbers on all pages, on the domain and its www host",
            "各页面、裸域名与 www 主机显示的备案号一致",
        ),
        advice: both(
            "Show the same numbers on all pages, best from one shared footer. Serve the same pages on both hosts, or let one redirect to the other.",
            "各页面应显示相同编号，最好由共用的页脚生成；两个主机应提供相同页面，或将其中一个跳转至另一个。",
        ),
        basis: SHOW,
        how: How::Look(same_numbers),
    },
];
