/** The look of a brief's page: dark and light, from 320 px, close set on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --line: #d0d7de; --link: #0550ae }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4af; --paper: #0d1117; --line: #30363d; --link: #79b8ff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .4rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1rem; margin: .8rem 0 .2rem }
ul, ol { margin: 0; padding-left: 1.2rem }
li { margin: .25rem 0 }
a { color: var(--link) }
.intro, .more, .sources { color: var(--soft) }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .25rem 1rem }
.sides p { margin: .2rem 0; padding-left: .6rem; border-left: 2px solid var(--line) }
.sources { font-size: .85rem }
.sources ol { padding-left: 2.2rem }
li:target { outline: 2px solid var(--link); outline-offset: 2px }
code { font-size: .85em }
@media print {
  @page { size: A4; margin: 9mm }
  :root { --ink: #000; --soft: #333; --paper: #fff; --line: #999; --link: #000 }
  body { font-size: 7pt; line-height: 1.2 }
  main { max-width: none; padding: 0; columns: 2; column-gap: 6mm }
  h1 { font-size: 12pt; column-span: all } h2 { font-size: 8.5pt; margin: 1.5mm 0 .5mm; break-after: avoid } h3 { font-size: 7.5pt; margin: 1mm 0 0; break-after: avoid }
  .intro { column-span: all; margin: 0 0 1mm }
  li { margin: 0 } a { text-decoration: none } .sources { font-size: 5.5pt } .sources code { display: none }
}
`;
