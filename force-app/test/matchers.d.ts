import 'expect';

declare module 'expect' {
  interface Matchers<R> {
    /** Of @sa11y/jest: axe finds nothing in the element. */
    toBeAccessible(): Promise<R>;
  }
}
