package draft

import "strings"

// CommentsPart is the part that holds the texts of comments.
func CommentsPart(list []Comment) string {
	var out strings.Builder
	out.WriteString(head + `<comments xmlns="` + mainNS + `"><authors><author>Merit</author></authors><commentList>`)
	for _, c := range list {
		out.WriteString(CommentEntry(c, 0))
	}
	return out.String() + `</commentList></comments>`
}

// CommentEntry is one comment of such a part, by the author of a number.
func CommentEntry(c Comment, author int) string {
	return `<comment ref="` + c.At.String() + `" authorId="` + itoa(author) + `"><text><t xml:space="preserve">` + Escape(c.Text) + `</t></text></comment>`
}

// BoxShape is the kind of shape that boxes are, which a drawing defines once.
const BoxShape = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

// DrawingPart is the part that says where the boxes of comments hang.
func DrawingPart(list []Comment) string {
	var out strings.Builder
	out.WriteString(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
		BoxShape)
	for i, c := range list {
		out.WriteString(DrawingEntry(c, 1025+i))
	}
	return out.String() + `</xml>`
}

// DrawingEntry is the box of one comment, with a number that no other shape has.
func DrawingEntry(c Comment, number int) string {
	lines := 3 + len([]rune(c.Text))/18
	col, row := itoa(c.At.Column+1), max(0, c.At.Row-1)
	return `<v:shape id="_x0000_s` + itoa(number) + `" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>` +
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>` + col + `,15,` + itoa(row) + `,10,` + itoa(c.At.Column+5) + `,15,` + itoa(row+lines) + `,4</x:Anchor>` +
		`<x:AutoFill>False</x:AutoFill><x:Row>` + itoa(c.At.Row) + `</x:Row><x:Column>` + itoa(c.At.Column) + `</x:Column></x:ClientData></v:shape>`
}
