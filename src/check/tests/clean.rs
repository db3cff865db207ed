//! An agreement as a careful drafter writes it gives nothing to say.

use super::found;

const CLEAN: &str = r#"
agreement LY-NE {
  form: treaty
  destination: LY
  origin: NE
  title {
    ar: "اتفاق بشأن تنقل اليد العاملة"
    fr: "Accord relatif à la mobilité de la main-d’œuvre"
    en: "Agreement on Labour Mobility"
  }
  authentic: ar, fr
  courtesy: en
  date: 2026-11-21
}

preamble {
  recalling: C029, C118
  recital {
    ar: "إذ يدرك الطرفان ما سيعود به تنقل العمال من نفع على البلدين،"
    fr: "Convaincues que la mobilité des travailleurs profitera aux deux pays,"
    en: "Convinced that the Parties will both benefit from the mobility of workers,"
  }
}

define worker {
  term { ar: "العامل" fr: "travailleur" en: "worker" }
  meaning {
    ar: "كل شخص من مواطني {origin} يعمل بأجر في {destination}"
    fr: "tout ressortissant du Niger qui exerce une activité salariée en Libye"
    en: "a national of {origin} who is employed for wages in {destination}"
  }
}

chapter conditions {
  title { ar: "ظروف العمل" fr: "Conditions de travail" en: "Conditions of work" }

  article working-time {
    hours {
      normal day: at most 8 hours
      normal week: at most 48 hours
      overtime day: at most 2 hours
      overtime pay: 150 %
      weekly rest: at least 24 hours
    }
    leave { annual: [LY: 24 days | NE: 30 days] }
    paragraph {
      ar: "لا يجوز لصاحب العمل تشغيل العامل أكثر من {hours.normal week} إلا وفقاً لـ@remedies."
      fr: "L’employeur ne peut faire travailler le travailleur plus de {hours.normal week}, sauf dans les conditions prévues à @remedies."
      en: "The employer shall not require the worker to work more than {hours.normal week}, save as provided in @remedies."
    }
  }

  article remedies {
    title { ar: "سبل الانتصاف" fr: "Voies de recours" en: "Remedies" }
    paragraph {
      ar: "يكفل كل طرف للعامل الحق في رفع شكوى، ويتمتع بالحماية المقررة في الاتفاقية الدولية رقم 111 لسنة 1958."
      fr: "Chaque Partie garantit au travailleur le droit de porter plainte ; il jouit de la protection prévue par la convention n° 111 de 1958."
      en: "Each Party shall guarantee the worker the right to lodge a complaint; the worker shall enjoy the protection laid down in Convention No. 111 of 1958."
      item { ar: "بلا مقابل" fr: "sans frais" en: "free of charge" }
      item { ar: "بلغة يفهمها" fr: "dans une langue qu’il comprend" en: "in a language that he or she understands" }
    }
    paragraph {
      ar: "تُنشر الإحصاءات في 31 ديسمبر 2027 على أن يرسلها الطرفان إلى oit@example.org؛ ولا يُستعمل وصف «غير نظامي» إلا في سياقه."
      fr: "Les statistiques sont publiées le 31 décembre 2027 ; les Parties les envoient à oit@example.org. Le terme « irrégulier » n’est employé que dans son contexte."
      en: "Statistics shall be published on 31 December 2027; the Parties shall send them to oit@example.org. The word \"irregular\" is used in its context only."
    }
  }

  article entry {
    entry into force { instant: 30 days after last notification }
    paragraph {
      ar: "يدخل هذا الاتفاق حيز النفاذ، وتظل الدول الأطراف في الاتفاقيات متعددة الأطراف ملتزمة بها."
      fr: "Le présent Accord entre en vigueur ; les États parties aux conventions multilatérales restent liés par elles."
      en: "This Agreement shall enter into force; States parties to multilateral conventions remain bound by them."
    }
  }
}
"#;

#[test]
fn nothing_to_say() {
    assert_eq!(found(CLEAN), []);
}

#[test]
fn large_texts_are_quick() {
    let body: String = (0..40)
        .map(|at| {
            CLEAN
                .split_once("chapter conditions")
                .map(|(_, rest)| {
                    format!("chapter c{at}{rest}")
                        .replace("article ", &format!("article a{at}-"))
                        .replace("@remedies", &format!("@a{at}-remedies"))
                })
                .unwrap_or_default()
        })
        .collect();
    let text = CLEAN.split_once("chapter conditions").map(|(head, _)| format!("{head}{body}")).unwrap_or_default();
    let vocabulary = crate::vocabulary::Vocabulary::embedded();
    let project = crate::model::load(crate::text::Source::new(String::from("large"), text.clone()), vocabulary, &|_, _| {
        Err(crate::model::NotLoaded::Missing)
    });
    let start = std::time::Instant::now();
    let outcome = super::check(&project, vocabulary, crate::law::Law::embedded(), &super::super::Selection::pack("drafting"));
    let first = start.elapsed();
    let start = std::time::Instant::now();
    let again = super::check(&project, vocabulary, crate::law::Law::embedded(), &super::super::Selection::pack("drafting"));
    println!("{} bytes, {} findings, {first:?} then {:?}", text.len(), outcome.findings.len(), start.elapsed());
    assert_eq!(outcome.findings, again.findings);
}
