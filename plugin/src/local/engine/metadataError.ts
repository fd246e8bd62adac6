/** A metadata file the local org cannot load: says which file, what is wrong and what to do. */
export class MetadataError extends Error {
  readonly file: string;

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'MetadataError';
    this.file = file;
  }
}
