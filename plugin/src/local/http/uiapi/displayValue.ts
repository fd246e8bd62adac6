import type { FieldSchema } from '../../engine/index.ts';

const dateFormat = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' });
const dateTimeFormats = new Map<string, Intl.DateTimeFormat>();

function dateTimeFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dateTimeFormats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  dateTimeFormats.set(timeZone, format);
  return format;
}

/** Newer ICU puts a narrow no-break space before AM and PM. */
function plainSpaces(text: string): string {
  return text.replace(/\u202f/g, ' ');
}

function labelOf(field: FieldSchema, value: string): string {
  return field.picklistValues.find((each) => each.value === value)?.label ?? value;
}

function numberText(field: FieldSchema, value: number): string {
  const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
  const text = value.toLocaleString('en-US', digits);
  if (field.type === 'currency') return `$${text}`;
  return field.type === 'percent' ? `${text}%` : text;
}

/** A value as people read it in the user's zone, or null where Salesforce has nothing better than the value. */
export function displayValue(field: FieldSchema, value: unknown, timeZone: string): string | null {
  if (typeof value === 'number') return numberText(field, value);
  if (typeof value !== 'string') return null;
  switch (field.type) {
    case 'picklist':
    case 'combobox':
      return labelOf(field, value);
    case 'multipicklist':
      return value
        .split(';')
        .map((each) => labelOf(field, each))
        .join(';');
    case 'date':
      return dateFormat.format(new Date(`${value}T00:00:00Z`));
    case 'datetime':
      return plainSpaces(dateTimeFormat(timeZone).format(new Date(value)));
    default:
      return null;
  }
}

/** UI API and GraphQL write instants as `…000Z`, REST as `…000+0000`. */
export function plainValue(field: FieldSchema, value: unknown): string | number | boolean | null {
  if (typeof value === 'string') {
    return field.type === 'datetime' ? value.replace(/\+0000$/, 'Z') : value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
