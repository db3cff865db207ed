//! The theme that a document must have: plain colours, the faces of the paper. No style of the paper refers to it.

use super::xml::Xml;

/// `word/theme.xml`.
pub(super) fn theme() -> Xml {
    let mut out = Xml::part(4 * 1024);
    out.raw("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Mithaq\"><a:themeElements>");
    colours(&mut out);
    faces(&mut out);
    effects(&mut out);
    out.raw("</a:themeElements></a:theme>");
    out
}

fn colours(out: &mut Xml) {
    out.raw("<a:clrScheme name=\"Mithaq\"><a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1>");
    out.raw("<a:lt1><a:sysClr val=\"window\" lastClr=\"FFFFFF\"/></a:lt1>");
    out.raw("<a:dk2><a:srgbClr val=\"17493D\"/></a:dk2><a:lt2><a:srgbClr val=\"EEF0EF\"/></a:lt2>");
    out.raw("<a:accent1><a:srgbClr val=\"17493D\"/></a:accent1><a:accent2><a:srgbClr val=\"7A3B06\"/></a:accent2>");
    out.raw("<a:accent3><a:srgbClr val=\"3B3478\"/></a:accent3><a:accent4><a:srgbClr val=\"8F1D1D\"/></a:accent4>");
    out.raw("<a:accent5><a:srgbClr val=\"5A5A5A\"/></a:accent5><a:accent6><a:srgbClr val=\"404040\"/></a:accent6>");
    out.raw("<a:hlink><a:srgbClr val=\"17493D\"/></a:hlink><a:folHlink><a:srgbClr val=\"5A5A5A\"/></a:folHlink></a:clrScheme>");
}

fn faces(out: &mut Xml) {
    out.raw("<a:fontScheme name=\"Mithaq\">");
    for (open, close) in [("<a:majorFont>", "</a:majorFont>"), ("<a:minorFont>", "</a:minorFont>")] {
        out.raw(open);
        out.raw("<a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"\"/><a:cs typeface=\"Amiri\"/>");
        out.raw(close);
    }
    out.raw("</a:fontScheme>");
}

/// Three of each kind are required; all are the plainest there are.
fn effects(out: &mut Xml) {
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let lists: [(&str, [&str; 3], &str); 4] = [
        ("<a:fillStyleLst>", [fill, "", ""], "</a:fillStyleLst>"),
        ("<a:lnStyleLst>", ["<a:ln w=\"6350\">", fill, "</a:ln>"], "</a:lnStyleLst>"),
        ("<a:effectStyleLst>", ["<a:effectStyle>", "<a:effectLst/>", "</a:effectStyle>"], "</a:effectStyleLst>"),
        ("<a:bgFillStyleLst>", [fill, "", ""], "</a:bgFillStyleLst>"),
    ];
    out.raw("<a:fmtScheme name=\"Mithaq\">");
    for (open, one, close) in lists {
        out.raw(open);
        (0..3).for_each(|_| one.into_iter().for_each(|markup| out.raw(markup)));
        out.raw(close);
    }
    out.raw("</a:fmtScheme>");
}
