/** Names that Windows keeps for devices, with any extension (Naming Files, Paths, and Namespaces). */
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** The longest name: with `-scheduler` behind it, it still fits the tightest label of a target (Cloud Run, 49). */
export const NAME_LENGTH = 38;

/** A name as RFC 1035 labels, container images, Python and npm packages and every target accept it. */
export const NAME_PATTERN = `^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,${NAME_LENGTH - 1}}$`;

/** What is wrong with a project's name, or undefined. */
export function checkName(value: string): string | undefined {
  if (value.length > NAME_LENGTH)
    return `is ${value.length} characters long; at most ${NAME_LENGTH} fit every target`;
  if (!new RegExp(NAME_PATTERN).test(value))
    return 'is not a name: two or more of a-z, 0-9 and single inner hyphens, starting with a letter';
  if (DEVICES.test(value)) return 'is a device on Windows, so no folder can have that name there';
  return undefined;
}

/** The longest description that stays one line in a registry. */
export const DESCRIPTION_LENGTH = 200;

/** One line of printable text: no control, format, surrogate, private or unassigned characters, no line separators. */
export const DESCRIPTION_PATTERN = '^[^\\p{C}\\p{Zl}\\p{Zp}]+$';

/** What is wrong with a description, or undefined. */
export function checkDescription(value: string): string | undefined {
  if (value.trim() === '') return 'is empty';
  if (value !== value.trim()) return 'starts or ends with a space';
  if (value.length > DESCRIPTION_LENGTH)
    return `is ${value.length} characters long; at most ${DESCRIPTION_LENGTH}`;
  // Tells of most, and needs no tables of Unicode, which take half a millisecond to make.
  if (/^[\x20-\x7e]+$/.test(value)) return undefined;
  if (!new RegExp(DESCRIPTION_PATTERN, 'u').test(value))
    return 'holds a line break, a control character or an invisible one; one line of printable text is allowed';
  return undefined;
}
