/** Modules that the platform makes up for each org. */
declare module '@salesforce/label/c.*' {
  const text: string;
  export default text;
}

declare module '@salesforce/i18n/locale' {
  /** Of the signed-in user, like `en-US`. */
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  /** IANA zone of the signed-in user. */
  const timeZone: string;
  export default timeZone;
}
