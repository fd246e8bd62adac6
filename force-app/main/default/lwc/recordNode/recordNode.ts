type Fields = Readonly<Record<string, unknown>>;

/** Reads one record of a GraphQL result without trusting its shape: what is missing reads as undefined. */
export class RecordNode {
  readonly fields: Fields;

  constructor(node: unknown) {
    this.fields = typeof node === 'object' && node !== null ? (node as Fields) : {};
  }

  get id(): string {
    const { Id: id } = this.fields;
    return typeof id === 'string' ? id : '';
  }

  /** A record that this one points to. */
  parent(relationship: string): RecordNode {
    return new RecordNode(this.fields[relationship]);
  }

  text(field: string): string | undefined {
    const { value } = this.parent(field).fields;
    return typeof value === 'string' ? value : undefined;
  }

  number(field: string): number | undefined {
    const { value } = this.parent(field).fields;
    return typeof value === 'number' ? value : undefined;
  }

  flag(field: string): boolean {
    const { value } = this.parent(field).fields;
    return value === true;
  }

  /** What people read for a pick-list value. */
  label(field: string): string | undefined {
    const { label } = this.parent(field).fields;
    return typeof label === 'string' ? label : this.text(field);
  }
}

function connection(data: unknown, objectName: string): Fields {
  return new RecordNode(data).parent('uiapi').parent('query').parent(objectName).fields;
}

/** The records of a root query, like `Case`, in the order of the answer. */
export function recordsIn(data: unknown, objectName: string): RecordNode[] {
  const { edges } = connection(data, objectName);
  return Array.isArray(edges) ? edges.map((edge: unknown) => new RecordNode(edge).parent('node')) : [];
}

/** How many records a root query has in all, when the query asked for `totalCount`. */
export function totalIn(data: unknown, objectName: string): number | undefined {
  const { totalCount } = connection(data, objectName);
  return typeof totalCount === 'number' ? totalCount : undefined;
}
