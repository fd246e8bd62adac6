import { bindingSchema, type Binding } from './bindingSchema.ts';
import { readYaml } from './readYaml.ts';

/** Reads the text of `engage.yaml` (C4); `file` is the name that errors show.
 * @throws ConfigError listing every problem. */
export const readBinding = (text: string, file: string): Binding => readYaml(text, file, bindingSchema);
