/**
 * The form in which two spellings of one name meet (portal.md, People and organisations): NFKC, trimmed,
 * runs of white space collapsed, case folded. Also used for user names and mail addresses.
 */
export function foldName(name: string): string {
  // Upper before lower: "ß" and "ss" meet, as full case folding has it.
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toUpperCase().toLowerCase().normalize('NFKC');
}
