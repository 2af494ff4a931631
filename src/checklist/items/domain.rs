//! Domain and hosting.

use crate::checklist::basis::GUIDE;
use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::if_mainland;

pub(super) const ITEMS: &[Item] = &[
    Item {
        id: "domain-real-name",
        stage: Stage::Domain,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Site,
        title: both(
            "Domain held at a mainland registrar and real-name verified",
            "域名在境内注册商注册并完成实名认证",
        ),
        advice: both(
            "Usually the domain is bought from, or moved to, a mainland registrar and verified under the real name of whoever applies; keep its certificate for the application.",
            "通常应在境内注册商购买域名，或将域名转入境内注册商，以备案主体的真实身份完成实名认证，并留存域名证书备用。",
        ),
        basis: GUIDE,
        how: How::Ask {
            question: both(
                "Is the domain held at a mainland registrar and real-name verified?",
                "域名是否已在境内注册商注册并完成实名认证？",
            ),
            settled: if_mainland,
        },
    },
    Item {
        id: "one-filing-per-domain",
        stage: Stage::Domain,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Owner,
        title: both(
            "A filing of its own planned for each top-level domain",
            "每个顶级域名各有一个备案",
        ),
        advice: both(
            "Each registrable domain has one filing number of its own; several sites of one owner usually share one account at the provider. Subdomains usually need no filing if their domain is filed with the same provider.",
            "一个域名对应一个备案编号；同一主办者的多个网站通常在同一接入商账号下办理。子域名的主域名已在同一接入商备案的，通常无须另行备案。",
        ),
        basis: both(
            "Notice 工信管函〔2019〕633号, in force since 2019-04-22, as cloud vendors report it",
            "《关于调整非经营性互联网信息服务备案编号规则的通知》（工信管函〔2019〕633号），2019-04-22 起执行，据云服务商转述",
        ),
        how: How::Ask {
            question: both(
                "Does every top-level domain that leads to your sites have, or get, its own filing?",
                "指向贵方网站的每个顶级域名是否均已备案或将单独备案？",
            ),
            settled: if_mainland,
        },
    },
    Item {
        id: "mainland-hosting",
        stage: Stage::Domain,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Site,
        title: both(
            "Hosting with a mainland provider that files the application",
            "由境内接入商提供服务并代为提交备案",
        ),
        advice: both(
            "The application usually runs through the hosting provider in mainland China. A site hosted elsewhere, Hong Kong, Macau and Taiwan included, needs no ICP filing and can get none: write `mainland = false` for it.",
            "备案申请通常由境内接入商代为提交。服务器位于境外或港澳台的网站无须也无法办理 ICP 备案，请在配置中写明 `mainland = false`。",
        ),
        basis: both(
            "“How to apply for an ICP 2022?”, a consultancy's guide, and Huawei Cloud's filing knowledge base",
            "咨询公司文章《How to apply for an ICP 2022?》（非官方来源）；华为云备案知识库",
        ),
        how: How::Ask {
            question: both(
                "Is the site hosted with a mainland provider that files the application?",
                "网站是否由境内接入商接入，并由其代为提交备案？",
            ),
            settled: if_mainland,
        },
    },
];
