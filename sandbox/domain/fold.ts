/**
 * The form in which two spellings of one name meet (portal.md, People and organisations): NFKC, trimmed,
 * runs of white space collapsed, case folded, and what nobody sees (zero-width spaces, soft hyphens) left out, as
 * Unicode's NFKC_Casefold does. Also used for user names and mail addresses.
 */
export function foldName(name: string): string {
  // Through upper case: "ß" and "ss" meet, as full case folding has it; lower first, for the capital "ẞ".
  const seen = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}+/gu, '');
  return seen.trim().replace(/\s+/gu, ' ').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}
