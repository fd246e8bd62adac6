const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Unit tests of the Lightning web components and of the page's stand-ins; run by `sfdx-lwc-jest`. */
module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/force-app', '<rootDir>/plugin/src/local/page'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '/plugin/src/rules/.*\\.ts$': '<rootDir>/force-app/test/rulesTransformer.cjs',
    ...jestConfig.transform,
  },
  moduleNameMapper: {
    '\\.css(\\?scoped=true)?$': '<rootDir>/force-app/test/jest-mocks/noStyles',
    '^lightning/graphql$': '<rootDir>/force-app/test/jest-mocks/lightning/graphql',
    '^c/scoreRules$': '<rootDir>/plugin/src/rules/index',
    '^c/scorePolicy$': '<rootDir>/force-app/test/jest-mocks/c/scorePolicy',
    '^c/scoreTopics$': '<rootDir>/force-app/test/jest-mocks/c/scoreTopics',
    '^local/(.*)$': '<rootDir>/plugin/src/local/page/modules/local/$1/$1',
    '^test/(.*)$': '<rootDir>/force-app/test/$1',
    '^invented/(.*)$': '<rootDir>/test/lwc/$1',
  },
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/force-app/test/jest-mocks/setup.ts'],
};
