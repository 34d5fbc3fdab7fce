import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { complaints, lmm } from './command.ts'

describe('wrong usage has exit status 2, prints nothing and says what to do', () => {
  const model = ['dataset:sleepstudy', 'Reaction ~ Days']

  it('of commands and arguments', async () => {
    const runs = [['fti', ...model], ['fit'], ['fit', 'a.csv'], ['fit', 'a.csv', 'y', '~', 'x'], ['datasets', 'a', 'b']]
    expect(await complaints(2, runs)).toMatchInlineSnapshot(`
      "
      $ lmm fti dataset:sleepstudy "Reaction ~ Days"
      error: lmm has no command fti.
      Did you mean fit? Commands: fit, predict, simulate, plot, describe, datasets.

      $ lmm fit
      error: lmm fit needs DATA.
      Usage: lmm fit DATA FORMULA [OPTIONS]. See lmm fit --help for examples.

      $ lmm fit a.csv
      error: lmm fit needs FORMULA.
      Usage: lmm fit DATA FORMULA [OPTIONS]. See lmm fit --help for examples.

      $ lmm fit a.csv y "~" x
      error: lmm fit has no use for the arguments ~ x.
      A formula with spaces must stand in quotes. Usage: lmm fit DATA FORMULA [OPTIONS].

      $ lmm datasets a b
      error: lmm datasets has no use for the argument b.
      Usage: lmm datasets [NAME] [OPTIONS].
      "
    `)
  })

  it('of options', async () => {
    const options = [
      ['--jsn'],
      ['--weights'],
      ['--json', '--csv'],
      ['--weights-kind', 'frequency'],
      ['--weights-kind', 'survey'],
      ['--missing', 'keep'],
      ['--contrast', 'Subject'],
      ['--contrast', 'Subject=sums'],
      ['--contrast', 'a=sum', '--contrast', 'a=poly'],
      ['--level', '95'],
      ['--digits', '0'],
      ['--language', 'fr'],
    ]
    const runs = options.map((option) => ['fit', ...model, ...option])
    expect(await complaints(2, runs)).toMatchInlineSnapshot(`
      "
      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --jsn
      error: lmm fit has no option --jsn.
      Did you mean --json or --csv? See lmm fit --help.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --weights
      error: A value is missing after --weights <COLUMN>.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --json --csv
      error: --json and --csv exclude each other.
      Give one of them.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --weights-kind frequency
      error: --weights-kind says nothing without --weights.
      Give --weights too.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --weights-kind survey
      error: "survey" is no value for --weights-kind.
      Expected: precision or frequency or known-variance.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --missing keep
      error: "keep" is no value for --missing.
      Expected: omit or error.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --contrast Subject
      error: "Subject" is no value for --contrast.
      Expected: FACTOR=NAME.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --contrast Subject=sums
      error: "Subject=sums" is no value for --contrast.
      Expected: Subject=treatment or Subject=sum or Subject=helmert or Subject=poly or Subject=successive.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --contrast a=sum --contrast a=poly
      error: --contrast is given twice for a.
      Give it once.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --level 95
      error: "95" is no value for --level.
      Expected: 0 < P < 1.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --digits 0
      error: "0" is no value for --digits.
      Expected: 1, ..., 15.

      $ lmm fit dataset:sleepstudy "Reaction ~ Days" --language fr
      error: "fr" is no value for --language.
      Expected: en or zh.
      "
    `)
  })

  it('of standard input, which can be read once', async () => {
    expect(await complaints(2, [['fit', '-', 'y ~ x', '--predict', '-']])).toMatchInlineSnapshot(`
      "
      $ lmm fit - "y ~ x" --predict -
      error: Standard input can be read only once, but two tables are to come from it.
      Give the path of a file for one of them.
      "
    `)
  })

  it('also in Chinese', async () => {
    const { status, stderr } = await lmm(['fit', 'a.csv', '--language=zh'])
    expect(status).toBe(2)
    expect(stderr).toMatchInlineSnapshot(`
      "错误：lmm fit 缺少参数 FORMULA。
      用法：lmm fit DATA FORMULA [OPTIONS]。示例见 lmm fit --help。
      "
    `)
  })
})

describe('help', () => {
  it('of the command', async () => {
    const { status, stdout, stderr } = await lmm(['--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: lmm COMMAND

      Linear mixed-effects models from the shell: estimates, random effects and predictions by REML or ML.

      Options:
        -V, --version  show the version
        -h, --help     show help

      Commands:
        fit            Fit a model and report it.
        predict        Fit a model, or take a saved one, and predict new rows, or the rows of the data.
        simulate       Fit a model, or take a saved one, and draw responses from it, for the rows of the
                       data or for new ones.
        plot           Fit a model, or take a saved one, and draw a figure of it.
        describe       Show the columns of a table, or what a formula expands to.
        datasets       List the data sets that come with lmm, or describe one.

      lmm COMMAND --help tells more of a command.
      "
    `)
  })

  it('of fit lists what works and nothing else', async () => {
    const { status, stdout } = await lmm(['fit', '--help'])
    expect(status).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: lmm fit DATA FORMULA [OPTIONS]

      Fit a model and report it.

      Arguments:
        DATA                          a .csv, .tsv or .json file, - for CSV on standard input, or
                                      dataset:NAME
        FORMULA                       the model as in R, in quotes: "y ~ x + (1 + x | group)"

      Model:
        --ml                          maximum likelihood instead of REML
        --weights <COLUMN>            column of weights
        --weights-kind <KIND>         what a weight means: precision (default), frequency or
                                      known-variance
        --offset <COLUMN>             column added to the linear predictor
        --contrast <FACTOR=NAME>      coding of a factor: treatment, sum, helmert, poly or successive;
                                      repeatable
        --schema <FILE>               JSON file with the types of columns and the order of levels
        --missing <WHAT>              rows with missing values: omit (default) or error
        --na <TEXT>                   cells that stand for missing values besides empty ones and NA;
                                      repeatable
        --encoding <NAME>             encoding of text files: utf-8 (default), gb18030, windows-1252 ...
        --relationship <FACTOR=FILE>  known relationship among the levels of a grouping factor: a CSV file
                                      with a square matrix or a pedigree; repeatable
        --residual <SPEC>             covariance of the residuals, e.g. "ar1(1 | id)" or "us(visit | arm /
                                      id)"
        --variance <SPEC>             variance function of the residuals, e.g. "ident(sex)" or
                                      "power(fitted)"

      Tests and intervals:
        --df <METHOD>                 degrees of freedom: satterthwaite (default), kenward-roger,
                                      between-within, containment, residual, asymptotic
        --level <P>                   level of intervals, between 0 and 1 (default 0.95)
        --anova <TYPE>                F tests of the fixed terms of type I, II or III
        --means <SPECS>               marginal means: A, "A * B" or "A | B"; repeatable
        --pairwise                    compare all pairs of these means
        --adjust <METHOD>             adjustment of the comparisons: tukey (default), none, bonferroni,
                                      holm, sidak, dunnett (with the first level), fdr
        --r2                          R2 and ICC (Nakagawa and Schielzeth, Johnson)
        --profile [CRITERION]         profile likelihood intervals: ml (default), or reml for covariance
                                      parameters only
        --compare <FORMULA>           likelihood-ratio test against this model too; repeatable
        --refit <WHETHER>             yes (default) or no: fit models again by ML to compare them
        --seed <N>                    simulate, from this seed, p values of variances that have no known
                                      mixture of chi-squares (with --compare)

      More output:
        --random-effects              add the random effects of every level
        --fitted                      add fitted values and residuals of every row
        --predict <FILE>              add predictions for the rows of a table
        --code <LANGUAGE>             a program that fits the same model, in r, python or typescript,
                                      instead of the report
        --apa                         sentences for a paper in the style of the APA instead of the report
        --save <FILE>                 write the model as JSON, without its data

      Format:
        --json                        one JSON document in full precision
        --markdown                    Markdown
        --html                        one HTML page that needs nothing else
        --csv                         CSV in full precision
        --digits <N>                  significant digits of standard errors in the report, 1 to 15
                                      (default 2)
        --quiet                       leave out warnings and notes
        --language <LANGUAGE>         language of reports and messages: en or zh

      Options:
        -h, --help                    show help

      Examples:
        lmm fit dataset:sleepstudy "Reaction ~ Days + (Days | Subject)"
        lmm fit trial.csv "y ~ arm * visit + (1 | site/patient)" --schema trial.json --json
        cat trial.csv | lmm fit - "log(y) ~ x + (x || id)" --ml --markdown
      "
    `)
    expect(stdout).not.toContain('--influence')
  })

  it.each(['predict', 'describe', 'datasets'])('of %s has examples', async (command) => {
    const { status, stdout } = await lmm([command, '--help'])
    expect(status).toBe(0)
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}lmm ${command}`))
  })

  it('in Chinese', async () => {
    const { stdout } = await lmm(['fit', '--help', '--language', 'zh'])
    expect(stdout).toContain('用最大似然代替 REML')
    expect(stdout).toContain('示例：')
    expect(stdout).not.toMatch(/Usage|Options|Arguments|Examples/)
  })

  it('is shown on standard error when no command is given', async () => {
    const { status, stdout, stderr } = await lmm([])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^Usage: lmm COMMAND/)
  })

  it('tells the version', async () => {
    expect(await lmm(['--version'])).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })
})
