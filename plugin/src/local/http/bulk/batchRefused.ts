/** The data of a job cannot be read as a whole: the job fails and no row of it is processed. */
export class BatchRefused extends Error {
  constructor(errorMessage: string) {
    super(errorMessage);
    this.name = 'BatchRefused';
  }
}
