//! Agreements of any size, for benches, fuzzing and tests: the same shape gives the same bytes.
//!
//! The clauses and their values come from the vocabulary itself (each key has an example), so that
//! a generated agreement uses whatever the language knows today. The prose is made of sentences
//! that exist in three languages.

use std::fmt::Write as _;

use mithaq::text::Lang;
use mithaq::vocabulary::{ClauseKind, Field, FieldType, Vocabulary};

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// How many articles.
    pub articles: usize,
    /// About how many bytes.
    pub bytes: usize,
    /// The languages of the texts; the first is authentic alone if there is no other.
    pub languages: &'static [Lang],
    /// Which of the many agreements of this shape.
    pub seed: u64,
    /// The State of origin.
    pub origin: &'static str,
    /// Whether figures differ from those of the vocabulary's examples, and keys are left out here and there, as between real agreements.
    pub varied: bool,
}

/// Arabic, French and English.
pub const THREE: &[Lang] = &[Lang::Ar, Lang::Fr, Lang::En];

impl Shape {
    /// The file that the figures of the house are about: 60 articles, three languages, 250 KB.
    #[allow(dead_code, reason = "not every user of this file needs every shape")]
    pub const REFERENCE: Self = Self { articles: 60, bytes: 250_000, languages: THREE, seed: 1, origin: "NE", varied: false };
    /// One of a folder of a thousand.
    #[allow(dead_code, reason = "not every user of this file needs every shape")]
    pub const SMALL: Self = Self { articles: 24, bytes: 75_000, languages: THREE, seed: 1, origin: "NE", varied: false };
    /// Far longer than any treaty.
    #[allow(dead_code, reason = "not every user of this file needs every shape")]
    pub const HUGE: Self = Self { articles: 1_200, bytes: 5_000_000, languages: THREE, seed: 1, origin: "NE", varied: false };
}

/// The States of origin of a portfolio.
#[allow(dead_code, reason = "not every user of this file needs a portfolio")]
const ORIGINS: [&str; 17] = ["BD", "BF", "CM", "EG", "GH", "ID", "MA", "ML", "MR", "NE", "NG", "NP", "PH", "PK", "SD", "TD", "TN"];

/// The agreements of a portfolio by file name: corridor after corridor, then the next version of each.
#[allow(dead_code, reason = "not every user of this file needs a portfolio")]
pub fn portfolio(count: usize) -> impl Iterator<Item = (String, String)> {
    (1..=count).zip(ORIGINS.iter().cycle()).map(|(number, origin)| {
        let text = generate(Shape { seed: number as u64, origin, varied: true, ..Shape::SMALL });
        (format!("ly-{}-{number:05}.bla", origin.to_lowercase()), text)
    })
}

/// Clauses that only few agreements may hold: those that amend another, or need a third State.
const APART: [&str; 4] = ["amends", "reservations", "accession", "depositary"];

/// Keys taken from one clause at most.
const KEYS: usize = 9;

/// The text of an agreement.
#[must_use]
pub fn generate(shape: Shape) -> String {
    let kinds: Vec<&ClauseKind> = Vocabulary::embedded()
        .kinds()
        .map(|(_, kind)| kind)
        .filter(|kind| !kind.fields.is_empty() && !APART.contains(&kind.def.id.as_str()))
        .collect();
    let mut maker = Maker { shape, dice: Dice(shape.seed), kinds, next_kind: 0, out: String::with_capacity(shape.bytes + 4096) };
    maker.header();
    maker.preamble();
    let chapters = shape.articles.div_ceil(ARTICLES_IN_CHAPTER);
    for chapter in 0..chapters {
        maker.chapter(chapter);
    }
    maker.out
}

const ARTICLES_IN_CHAPTER: usize = 8;

struct Maker<'v> {
    shape: Shape,
    dice: Dice,
    kinds: Vec<&'v ClauseKind>,
    next_kind: usize,
    out: String,
}

impl Maker<'_> {
    fn header(&mut self) {
        let Shape { origin, seed, varied, .. } = self.shape;
        let number = if varied { format!("-{seed}") } else { String::new() };
        let head = "# A generated agreement.\nagreement LY-";
        let _ = write!(self.out, "{head}{origin}{number} {{\n  form: treaty\n  destination: LY\n  origin: {origin}\n");
        self.texts(1, "title", |lang| match lang {
            Lang::Ar => String::from("اتفاق بشأن تنقل اليد العاملة"),
            Lang::Fr => String::from("Accord relatif à la mobilité de la main-d’œuvre"),
            Lang::En => String::from("Agreement on Labour Mobility"),
        });
        let codes: Vec<&str> = self.shape.languages.iter().map(|lang| lang.code()).collect();
        let (authentic, courtesy) = codes.split_at(codes.len().min(2));
        let _ = writeln!(self.out, "  authentic: {}", authentic.join(", "));
        if !courtesy.is_empty() {
            let _ = writeln!(self.out, "  courtesy: {}", courtesy.join(", "));
        }
        self.out.push_str("  currency: LYD\n  stage: negotiation\n  date: 2026-11-21\n}\n\n");
    }

    fn preamble(&mut self) {
        self.out.push_str("preamble {\n");
        for recital in 0..3 {
            self.texts(1, "recital", |lang| sentence(RECITALS, recital, lang).to_owned());
        }
        self.out.push_str("  recalling: ICRMW, C029, C105\n}\n\n");
    }

    fn chapter(&mut self, number: usize) {
        let _ = writeln!(self.out, "chapter part-{number} {{");
        let name = self.dice.below(TITLES.len());
        self.texts(1, "title", |lang| sentence(TITLES, name, lang).to_owned());
        self.out.push('\n');
        let first = number * ARTICLES_IN_CHAPTER;
        let last = (first + ARTICLES_IN_CHAPTER).min(self.shape.articles);
        for article in first..last {
            self.article(article);
        }
        self.out.push_str("}\n\n");
    }

    fn article(&mut self, number: usize) {
        let _ = writeln!(self.out, "  article matter-{number} {{");
        let name = self.dice.below(TITLES.len());
        self.texts(2, "title", |lang| sentence(TITLES, name, lang).to_owned());
        if number.is_multiple_of(6) && number / 6 < TERMS.len() {
            self.definition(number / 6);
        }
        let mut stated = String::new();
        for _ in 0..2 {
            stated = self.clause(number);
        }
        let due = self.shape.bytes / self.shape.articles.max(1) * (number + 1);
        let mut at = 0;
        while self.out.len() < due {
            self.paragraph(number, at, &stated);
            at += 1;
        }
        self.out.push_str("  }\n\n");
    }

    fn definition(&mut self, number: usize) {
        let _ = writeln!(self.out, "    define term-{number} {{");
        self.texts(3, "term", |lang| sentence(TERMS, number, lang).to_owned());
        self.texts(3, "meaning", |lang| sentence(MEANINGS, number, lang).to_owned());
        self.out.push_str("    }\n");
    }

    /// The next clause of the vocabulary with keys that no article has stated yet: a value stated
    /// twice is a finding. When all are stated, rows of a table, which may go on for ever. Gives
    /// the path of a key that it states.
    fn clause(&mut self, article: usize) -> String {
        let count = self.kinds.len().max(1);
        for _ in 0..count {
            let (at, round) = (self.next_kind % count, self.next_kind / count);
            self.next_kind += 1;
            let Some(kind) = self.kinds.get(at).copied() else { break };
            if kind.fields.len() > round * KEYS {
                return self.entries(kind, round * KEYS, article);
            }
        }
        self.rows(article);
        String::new()
    }

    fn entries(&mut self, kind: &ClauseKind, skip: usize, article: usize) -> String {
        let name = kind.def.name.first(Lang::En);
        let mut stated = String::new();
        let _ = writeln!(self.out, "    {name} {{");
        for field in kind.fields.iter().skip(skip).take(KEYS) {
            let Some(value) = self.value(field, article) else { continue };
            if self.shape.varied && self.dice.below(8) == 0 {
                continue;
            }
            let key = field.def.name.first(Lang::En);
            if stated.is_empty() && matches!(field.kind, FieldType::Duration | FieldType::Percent) && !is_open(field) {
                stated = format!("{name}.{key}");
            }
            let _ = writeln!(self.out, "      {key}: {value}");
        }
        self.out.push_str("    }\n");
        stated
    }

    fn rows(&mut self, article: usize) {
        let tables: Vec<&ClauseKind> = self.kinds.iter().copied().filter(|kind| !kind.columns.is_empty()).collect();
        let Some(kind) = tables.get(article % tables.len().max(1)) else { return };
        let _ = writeln!(self.out, "    {} {{", kind.def.name.first(Lang::En));
        for _ in 0..6 {
            self.out.push_str("      row {");
            for column in &kind.columns {
                if let Some(value) = self.value(column, article) {
                    let _ = write!(self.out, " {}: {value}", column.def.name.first(Lang::En));
                }
            }
            self.out.push_str(" }\n");
        }
        self.out.push_str("    }\n");
    }

    /// The example of a field; for some fields in an open bracket.
    fn value(&mut self, field: &Field, article: usize) -> Option<String> {
        let example = field.def.example.as_str();
        match field.kind {
            FieldType::Text => None,
            FieldType::Reference => Some(format!("@matter-{}", self.dice.below(article + 1))),
            FieldType::Duration | FieldType::Percent | FieldType::Choice if !example.contains([';', ',']) && is_open(field) => {
                let origin = self.shape.origin;
                Some(format!("[LY: {example} | {origin}: as law of {origin}]"))
            }
            _ if example.is_empty() => None,
            FieldType::Duration | FieldType::Percent | FieldType::Money | FieldType::Count if self.shape.varied => {
                Some(self.varied(example))
            }
            _ if self.shape.varied => Some(in_corridor(example, self.shape.origin)),
            _ => Some(example.to_owned()),
        }
    }

    /// A figure near that of the example; most are the same.
    fn varied(&mut self, example: &str) -> String {
        let start = example.find(|letter: char| letter.is_ascii_digit()).unwrap_or(example.len());
        let (before, rest) = example.split_at_checked(start).unwrap_or((example, ""));
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (figure, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        match figure.parse::<u64>() {
            Ok(number) if number > 1 && self.dice.below(3) == 0 => {
                let near = [number - 1, number + 1, number + number.div_ceil(4)];
                format!("{before}{}{after}", near.get(self.dice.below(near.len())).unwrap_or(&number))
            }
            _ => example.to_owned(),
        }
    }

    fn paragraph(&mut self, article: usize, number: usize, stated: &str) {
        if number % 7 == 6 {
            self.out.push_str("    # Kept from the second round; see the note of the secretariat.\n");
        }
        let first = self.dice.below(PROSE.len());
        let length = 2 + self.dice.below(3);
        let target = self.dice.below(article + 1);
        let other = self.dice.below(4) == 0;
        let slot = (!stated.is_empty() && self.dice.below(4) == 0).then_some(stated);
        self.texts(2, "paragraph", |lang| {
            let mut text = String::new();
            for at in first..first + length {
                text.push_str(sentence(PROSE, at, lang));
                text.push(' ');
            }
            if other {
                let _ = match lang {
                    Lang::Ar => write!(text, "وتراعى في ذلك @matter-{target}. "),
                    Lang::Fr => write!(text, "Il est tenu compte à cet effet de @matter-{target}. "),
                    Lang::En => write!(text, "Account shall be taken of @matter-{target} for this purpose. "),
                };
            }
            if let Some(path) = slot {
                let _ = match lang {
                    Lang::Ar => write!(text, "ولا يخل ذلك بما تقرر وهو {{{path}}}. "),
                    Lang::Fr => write!(text, "Il n’est pas dérogé à ce qui est fixé, à savoir {{{path}}}. "),
                    Lang::En => write!(text, "This does not affect what is laid down, namely {{{path}}}. "),
                };
            }
            text.pop();
            text
        });
    }

    /// A block with one text for each language.
    fn texts(&mut self, depth: usize, head: &str, text: impl Fn(Lang) -> String) {
        let margin = "  ".repeat(depth);
        let _ = writeln!(self.out, "{margin}{head} {{");
        for lang in self.shape.languages {
            let _ = writeln!(self.out, "{margin}  {}: \"{}\"", lang.code(), text(*lang));
        }
        let _ = writeln!(self.out, "{margin}}}");
    }
}

/// The example with the code of another State of origin.
fn in_corridor(example: &str, origin: &str) -> String {
    example.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()).fold(String::new(), |out, word| {
        let rest = word.strip_prefix("NE").filter(|rest| !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric()));
        rest.map_or_else(|| out.clone() + word, |rest| out.clone() + origin + rest)
    })
}

fn is_open(field: &Field) -> bool {
    field.def.id.bytes().map(usize::from).sum::<usize>() % 23 == 0
}

/// A linear congruential generator: chance that is the same on every machine.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap_or(0);
        high % limit.max(1)
    }
}

type Said = [&'static str; 3];

fn sentence(from: &[Said], at: usize, lang: Lang) -> &'static str {
    let Some([ar, fr, en]) = from.get(at % from.len().max(1)) else { return "" };
    match lang {
        Lang::Ar => ar,
        Lang::Fr => fr,
        Lang::En => en,
    }
}

const TITLES: &[Said] = &[
    ["الاستقدام وتكاليفه", "Recrutement et coûts", "Recruitment and its costs"],
    ["الأجور ودفعها", "Salaires et paiement", "Wages and their payment"],
    ["ساعات العمل والراحة", "Durée du travail et repos", "Hours of work and rest"],
    ["السلامة والصحة في العمل", "Sécurité et santé au travail", "Safety and health at work"],
    ["السكن والنقل", "Logement et transport", "Housing and transport"],
    ["الشكاوى وتسوية المنازعات", "Plaintes et règlement des différends", "Complaints and settlement of disputes"],
    ["الحماية القنصلية", "Protection consulaire", "Consular protection"],
    ["العودة وإعادة الإدماج", "Retour et réinsertion", "Return and reintegration"],
];

const TERMS: &[Said] = &[
    ["صاحب العمل", "employeur", "employer"],
    ["عقد العمل", "contrat de travail", "employment contract"],
    ["الوكالة المرخص لها", "agence agréée", "licensed agency"],
];

const MEANINGS: &[Said] = &[
    [
        "كل شخص طبيعي أو اعتباري يستخدم عاملاً في دولة المقصد لقاء أجر",
        "toute personne physique ou morale qui occupe un travailleur dans le pays de destination contre rémunération",
        "any natural or legal person that employs a worker in the country of destination for remuneration",
    ],
    [
        "الاتفاق المكتوب الذي يحدد حقوق العامل وصاحب العمل والتزاماتهما",
        "l’accord écrit qui fixe les droits et les obligations du travailleur et de l’employeur",
        "the written agreement that sets out the rights and obligations of the worker and the employer",
    ],
    [
        "كل مكتب استخدام خاص تأذن له السلطة المختصة بمزاولة نشاطه",
        "tout bureau de placement privé que l’autorité compétente autorise à exercer son activité",
        "any private employment office that the competent authority permits to operate",
    ],
];

const RECITALS: &[Said] = &[
    [
        "رغبة منهما في توثيق أواصر الصداقة والتعاون بين البلدين،",
        "Désireux de resserrer les liens d’amitié et de coopération entre les deux pays,",
        "Wishing to strengthen the bonds of friendship and cooperation between the two countries,",
    ],
    [
        "وإدراكاً منهما لإسهام العمال المهاجرين في تنمية البلدين،",
        "Conscients de l’apport des travailleurs migrants au développement des deux pays,",
        "Aware of what migrant workers bring to the development of both countries,",
    ],
    [
        "واقتناعاً منهما بأن العمل اللائق حق لكل عامل،",
        "Convaincus que tout travailleur a droit à un travail décent,",
        "Convinced that every worker is entitled to decent work,",
    ],
];

const PROSE: &[Said] = &[
    [
        "يتعهد الطرفان بأن يُعامل العامل معاملة لا تقل رعاية عن معاملة مواطني دولة المقصد.",
        "Les Parties veillent à ce que le travailleur bénéficie d’un traitement non moins favorable que celui des nationaux du pays de destination.",
        "The Parties shall ensure that the worker enjoys treatment no less favourable than that of nationals of the country of destination.",
    ],
    [
        "يلتزم صاحب العمل بتسليم العامل نسخة من عقد العمل بلغة يفهمها قبل سفره.",
        "L’employeur remet au travailleur, avant son départ, un exemplaire du contrat de travail dans une langue qu’il comprend.",
        "The employer shall hand the worker, before departure, a copy of the employment contract in a language that he or she understands.",
    ],
    [
        "لا يجوز حجز جواز سفر العامل أو أي وثيقة من وثائقه الشخصية.",
        "Ni le passeport du travailleur ni aucun autre de ses documents personnels ne peut être retenu.",
        "Neither the passport of the worker nor any other personal document may be withheld.",
    ],
    [
        "تتبادل السلطات المختصة المعلومات المتعلقة بفرص العمل المتاحة وبظروف المعيشة.",
        "Les autorités compétentes échangent les informations relatives aux emplois offerts et aux conditions de vie.",
        "The competent authorities shall exchange information on available employment and on living conditions.",
    ],
    [
        "للعامل أن يلجأ إلى مفتشية العمل وإلى القضاء دون أن يتعرض لأي إجراء انتقامي.",
        "Le travailleur peut saisir l’inspection du travail et les tribunaux sans s’exposer à des représailles.",
        "The worker may apply to the labour inspectorate and to the courts without exposure to reprisals.",
    ],
    [
        "تتولى اللجنة المشتركة متابعة تنفيذ هذا الحكم وتقترح ما تراه من تدابير.",
        "La commission mixte suit l’application de cette disposition et propose les mesures qu’elle juge utiles.",
        "The joint committee shall follow the application of this provision and propose the measures that it considers useful.",
    ],
    [
        "يحق للعامل أن يحول مدخراته إلى بلده بالوسيلة التي يختارها وفق التشريع النافذ.",
        "Le travailleur a le droit de transférer ses économies vers son pays par la voie de son choix, conformément à la législation en vigueur.",
        "The worker shall be entitled to transfer savings to his or her country by the means of his or her choice, in accordance with the legislation in force.",
    ],
    [
        "تيسر دولة المقصد للموظفين القنصليين زيارة أماكن العمل والسكن.",
        "Le pays de destination facilite aux agents consulaires la visite des lieux de travail et de logement.",
        "The country of destination shall facilitate visits by consular officers to places of work and housing.",
    ],
    [
        "تُراعى احتياجات العاملات في جميع مراحل الهجرة، ولا سيما في العمل المنزلي.",
        "Les besoins des travailleuses sont pris en compte à toutes les étapes de la migration, en particulier dans le travail domestique.",
        "The needs of women workers shall be taken into account at every stage of migration, in particular in domestic work.",
    ],
    [
        "يوفر صاحب العمل سكناً لائقاً يستوفي شروط الصحة والسلامة والخصوصية.",
        "L’employeur fournit un logement décent qui répond aux exigences d’hygiène, de sécurité et d’intimité.",
        "The employer shall provide decent housing that meets the requirements of hygiene, safety and privacy.",
    ],
    [
        "تُحمى البيانات الشخصية للعامل ولا تُستخدم إلا للأغراض التي جُمعت من أجلها.",
        "Les données personnelles du travailleur sont protégées et ne servent qu’aux fins pour lesquelles elles ont été recueillies.",
        "The personal data of the worker shall be protected and used only for the purposes for which they were collected.",
    ],
    [
        "لا يترتب على انتهاء علاقة العمل لسبب لا يد للعامل فيه فقدان حق الإقامة فوراً.",
        "La fin de la relation de travail pour une cause étrangère au travailleur n’entraîne pas la perte immédiate du droit de séjour.",
        "The end of the employment relationship for a cause beyond the worker’s control shall not entail immediate loss of the right to stay.",
    ],
    [
        "تنشر كل سلطة الإجراءات الإدارية ورسومها بلغات يفهمها العمال.",
        "Chaque autorité publie les démarches administratives et leur coût dans des langues que les travailleurs comprennent.",
        "Each authority shall publish administrative procedures and their charges in languages that workers understand.",
    ],
];
