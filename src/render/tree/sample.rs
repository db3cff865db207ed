//! A small paper with everything that a paper can hold, for tests of writers.

use std::collections::BTreeMap;

use super::*;

/// Text that would break a writer which forgets to escape.
pub(crate) const HOSTILE: &str = r##"<script>alert("1 & 2")</script> {{x}} *a* _b_ [c](d) `e` # f | g \ h ~~i~~ &amp; $j$"##;

/// The same line in three languages.
pub(crate) fn say(ar: &str, fr: &str, en: &str) -> Line {
    line(|lang| {
        let text = match lang {
            Lang::Ar => ar,
            Lang::Fr => fr,
            Lang::En => en,
        };
        Some(text.to_owned())
    })
}

/// The fixed words of the three languages, from the data.
pub(crate) fn words() -> LangMap<Words> {
    LangMap::of(|lang| {
        let file = match lang {
            Lang::Ar => include_str!("../../../templates/ar/phrases.toml"),
            Lang::Fr => include_str!("../../../templates/fr/phrases.toml"),
            Lang::En => include_str!("../../../templates/en/phrases.toml"),
        };
        let phrases: BTreeMap<String, String> = toml::from_str(file).unwrap();
        Some(Words::read(|key| phrases.get(key).map(String::as_str)))
    })
}

/// A short agreement between Libya and Niger.
pub(crate) fn sample() -> Paper {
    Paper {
        kind: Kind::Agreement,
        copy: say(
            "نسخة حكومة دولة ليبيا",
            "Exemplaire du Gouvernement de l’État de Libye",
            "Original of the Government of the State of Libya",
        ),
        running: say("ليبيا – النيجر", "Libye – Niger", "Libya – the Niger"),
        initials: Vec::new(),
        seal: None,
        sources: vec![SourceFile { name: "ly-ne.bla".to_owned(), text: "agreement LY-NE {\n}\n".to_owned() }],
        id: "LY-NE".to_owned(),
        languages: vec![Lang::Ar, Lang::Fr],
        courtesy: vec![Lang::En],
        draft: true,
        draft_note: say("نص تفاوضي، 21 نوفمبر 2026", "Texte de négociation, 21 novembre 2026", "Negotiating text, 21 November 2026"),
        title: say("اتفاق بشأن تنقل اليد العاملة", "Accord relatif à la mobilité de la main-d’œuvre", "Agreement on Labour Mobility"),
        subtitle: vec![
            say("بين حكومة دولة ليبيا", "entre le Gouvernement de l’État de Libye", "between the Government of the State of Libya"),
            say("وحكومة جمهورية النيجر", "et le Gouvernement de la République du Niger", "and the Government of the Republic of the Niger"),
        ],
        metadata: Metadata {
            form: "treaty".to_owned(),
            stage: "negotiation".to_owned(),
            date: Some("2026-11-21".to_owned()),
            parties: vec!["LY".to_owned(), "NE".to_owned()],
        },
        blocks: vec![
            Block::Preamble(preamble()),
            Block::Chapter(Chapter {
                id: "recruitment".to_owned(),
                mark: None,
                number: 1,
                label: say("الفصل الأول", "Chapitre premier", "Chapter I"),
                title: say("الاستقدام", "Recrutement", "Recruitment"),
                articles: vec![definitions(), costs()],
            }),
            Block::Article(working_time()),
            Block::Annex(annex()),
            Block::Testimonium(testimonium()),
        ],
        margin: Vec::new(),
        redline: None,
        words: words(),
    }
}

/// The sample made as long as a real agreement: this many articles.
pub(crate) fn long(articles: usize) -> Paper {
    let mut paper = sample();
    for number in 4..=articles {
        let mut article = if number % 2 == 0 { costs() } else { working_time() };
        article.id = format!("article-{number}");
        article.number = number;
        article.label = say(&format!("المادة ({number})"), &format!("Article {number}"), &format!("Article {number}"));
        for paragraph in &mut article.paragraphs {
            paragraph.id = format!("{}-{number}", paragraph.id);
        }
        paper.blocks.insert(paper.blocks.len() - 2, Block::Article(article));
    }
    paper
}

fn preamble() -> Preamble {
    Preamble {
        parties: vec![
            say("إن حكومة دولة ليبيا،", "Le Gouvernement de l’État de Libye,", "The Government of the State of Libya"),
            say(
                "وحكومة جمهورية النيجر،",
                "et le Gouvernement de la République du Niger,",
                "and the Government of the Republic of the Niger,",
            ),
        ],
        opening: say(
            "المشار إليهما فيما بعد بـ«الطرفين»،",
            "ci-après dénommés « les Parties »,",
            "hereinafter referred to as \"the Parties\",",
        ),
        recitals: vec![
            say(
                "رغبة منهما في تنظيم تنقل العمال بين البلدين،",
                "Désireux d’organiser la mobilité des travailleurs entre les deux pays,",
                "Desiring to organize the movement of workers between the two countries,",
            ),
            say(
                "وإذ يشيران إلى اتفاقيتي منظمة العمل الدولية C029، C118،",
                "Rappelant les conventions de l’OIT C029 et C118,",
                "Recalling ILO Conventions C029 and C118,",
            ),
        ],
        closing: say("قد اتفقتا على ما يلي:", "sont convenus de ce qui suit :", "Have agreed as follows:"),
    }
}

fn definitions() -> Article {
    let term = LangMap::of(|lang| {
        let (term, text) = match lang {
            Lang::Ar => ("العامل", " كل شخص طبيعي يعمل لقاء أجر لدى صاحب عمل في دولة المقصد، وفق المادة "),
            Lang::Fr => (
                "travailleur",
                " désigne toute personne physique qui exerce un emploi salarié dans l’État de destination, au sens de l’article ",
            ),
            Lang::En => {
                ("worker", " means any natural person who is employed for pay in the State of destination, as understood in Article ")
            }
        };
        let link = Inline::Link { to: "working-time".to_owned(), text: "3".to_owned() };
        Some(vec![Inline::Strong(term.to_owned()), Inline::Text(text.to_owned()), link, Inline::Text(".".to_owned())])
    });
    let foreign = LangMap::of(|lang| {
        let text = if lang == Lang::Ar { "ويسمى بالفرنسية " } else { "Arabic: " };
        let (other, word) = if lang == Lang::Ar { (Lang::Fr, "travailleur salarié") } else { (Lang::Ar, "عامل بأجر") };
        Some(vec![Inline::Text(text.to_owned()), Inline::Foreign { lang: other, text: word.to_owned() }])
    });
    Article {
        id: "definitions".to_owned(),
        number: 1,
        label: say("المادة (1)", "Article premier", "Article 1"),
        title: say("التعاريف", "Définitions", "Definitions"),
        paragraphs: vec![
            paragraph("definitions-1", 1, term),
            paragraph("definitions-2", 2, foreign),
            paragraph("definitions-3", 3, say(HOSTILE, HOSTILE, HOSTILE)),
        ],
        ..Article::default()
    }
}

fn paragraph(id: &str, number: usize, text: Line) -> Paragraph {
    let label = say(&format!("{number}-"), &format!("{number}."), &format!("{number}."));
    Paragraph { id: id.to_owned(), label, text, ..Paragraph::default() }
}

fn costs() -> Article {
    let mut borne = paragraph(
        "costs-1",
        1,
        say(
            "يتحمل صاحب العمل التكاليف الآتية:",
            "L’employeur prend à sa charge les frais suivants :",
            "The employer shall bear the following costs:",
        ),
    );
    let medical = Item {
        id: "costs-1-b".to_owned(),
        label: say("(ب)", "b)", "(b)"),
        text: say("الفحص الطبي:", "l’examen médical :", "the medical examination:"),
        items: vec![
            item("'1'", "i)", "(i)", say("قبل السفر؛", "avant le départ ;", "before departure;")),
            item("'2'", "ii)", "(ii)", say("بعد الوصول.", "après l’arrivée.", "after arrival.")),
        ],
    };
    borne.items = vec![item("(أ)", "a)", "(a)", say("تأشيرة الدخول؛", "le visa d’entrée ;", "the entry visa;")), medical];
    Article {
        mark: None,
        was_proposed_by: None,
        id: "costs".to_owned(),
        number: 2,
        label: say("المادة (2)", "Article 2", "Article 2"),
        title: say("توزيع التكاليف", "Répartition des frais", "Allocation of costs"),
        proposed_by: Some("NE".to_owned()),
        paragraphs: vec![borne],
        notes: vec![Note {
            kind: NoteKind::Waiver,
            text: say(
                "قبلتها اللجنة المشتركة حتى 1 يناير 2028.",
                "Admise par la commission mixte jusqu’au 1er janvier 2028.",
                "Accepted by the joint committee until 1 January 2028.",
            ),
        }],
    }
}

fn item(ar: &str, fr: &str, en: &str, text: Line) -> Item {
    Item { label: say(ar, fr, en), text, ..Item::default() }
}

fn working_time() -> Article {
    let leave = LangMap::of(|lang| {
        let (before, days, after) = match lang {
            Lang::Ar => ("للعامل الحق في إجازة سنوية مدتها ", ["أربعة وعشرون (24) يوماً", "ثلاثون (30) يوماً"], " عن كل سنة خدمة كاملة."),
            Lang::Fr => (
                "Le travailleur a droit à un congé annuel payé de ",
                ["vingt-quatre (24) jours", "trente (30) jours"],
                " par année complète de service.",
            ),
            Lang::En => (
                "The worker shall be entitled to paid annual leave of ",
                ["twenty-four (24) days", "thirty (30) days"],
                " for each full year of service.",
            ),
        };
        let bracket = |owner: &str, days: &str| Inline::Open { owner: Some(owner.to_owned()), inside: vec![Inline::Text(days.to_owned())] };
        let [few, many] = days;
        Some(vec![
            Inline::Text(before.to_owned()),
            bracket("LY", few),
            Inline::Text(" ".to_owned()),
            bracket("NE", many),
            Inline::Text(after.to_owned()),
        ])
    });
    let untranslated = line(|lang| {
        match lang {
        Lang::Ar => Some("لا يجوز أن تتجاوز ساعات العمل ثماني وأربعين (48) ساعة في الأسبوع، ويُدفع الأجر الإضافي بنسبة 150 في المائة.".to_owned()),
        Lang::Fr => Some("La durée hebdomadaire du travail est de quarante-huit (48) heures au plus et les heures supplémentaires sont payées à 150 pour cent.".to_owned()),
        Lang::En => None,
    }
    });
    Article {
        id: "working-time".to_owned(),
        number: 3,
        label: say("المادة (3)", "Article 3", "Article 3"),
        title: say("ساعات العمل والإجازات", "Durée du travail et congés", "Working time and leave"),
        paragraphs: vec![paragraph("working-time-1", 1, untranslated), paragraph("working-time-2", 2, leave)],
        notes: vec![Note {
            kind: NoteKind::Remark,
            text: say("يراجع الخبراء الرقم.", "Le chiffre est à revoir par les experts.", "The figure is with the experts."),
        }],
        ..Article::default()
    }
}

fn annex() -> Annex {
    let same = |text: &str| say(text, text, text);
    let table = Table {
        caption: say("الحصص السنوية", "Quotas annuels", "Yearly quotas"),
        head: vec![
            say("المهنة", "Profession", "Occupation"),
            say("الحصة", "Quota", "Quota"),
            say("الأجر الأدنى", "Salaire minimum", "Minimum wage"),
        ],
        rows: vec![
            vec![
                say("ممرض (ISCO-2221)", "infirmier (ISCO-2221)", "nurse (ISCO-2221)"),
                same("500"),
                say("1800 دينار ليبي شهرياً", "1 800 dinars libyens par mois", "1,800 Libyan dinars per month"),
            ],
            vec![
                say("بنّاء", "maçon", "bricklayer"),
                same("1000"),
                say("1200 دينار ليبي شهرياً", "1 200 dinars libyens par mois", "1,200 Libyan dinars per month"),
            ],
            vec![same("A | B"), same("0"), same("—")],
        ],
        row_heads: true,
    };
    Annex {
        id: "occupations".to_owned(),
        mark: None,
        number: 1,
        label: say("الملحق (1)", "Annexe I", "Annex I"),
        title: say("المهن", "Professions", "Occupations"),
        paragraphs: vec![Paragraph { id: "occupations-1".to_owned(), table: Some(table), ..Paragraph::default() }],
        notes: Vec::new(),
    }
}

fn testimonium() -> Testimonium {
    let signature = |party: &str, for_whom: Line, name: Line| Signature {
        party: party.to_owned(),
        for_whom,
        name,
        powers: Line::new(),
        title: say("وزير العمل", "Ministre du travail", "Minister of Labour"),
    };
    Testimonium {
        text: vec![
            say(
                "وإثباتاً لما تقدم، وقع المفوضان بذلك حسب الأصول هذا الاتفاق.",
                "En foi de quoi, les soussignés, dûment autorisés, ont signé le présent Accord.",
                "In witness whereof the undersigned, duly authorized, have signed this Agreement.",
            ),
            say(
                "حُرر في طرابلس من نسختين أصليتين باللغتين العربية والفرنسية، والنصان متساويان في الحجية.",
                "Fait à Tripoli, en double exemplaire, en langues arabe et française, les deux textes faisant également foi.",
                "Done at Tripoli in two originals in the Arabic and French languages, both texts being equally authentic.",
            ),
        ],
        signatures: vec![
            signature(
                "LY",
                say("عن حكومة دولة ليبيا", "Pour le Gouvernement de l’État de Libye", "For the Government of the State of Libya"),
                Line::new(),
            ),
            signature(
                "NE",
                say(
                    "عن حكومة جمهورية النيجر",
                    "Pour le Gouvernement de la République du Niger",
                    "For the Government of the Republic of the Niger",
                ),
                say("السيد ع. س.", "M. A. S.", "Mr A. S."),
            ),
        ],
    }
}
