// The questions as SurveyJS asks them: one on a page.
const survey = new Survey.Model({
  questionsOnPageMode: "questionPerPage",
  showCompletedPage: true,
  elements: {{questions}}.map(({ id, title, many, options }) => ({
    type: many ? "checkbox" : "radiogroup",
    name: id,
    title,
    isRequired: true,
    choices: options.map(({ id, title }) => ({ value: id, text: title })),
  })),
});
survey.onComplete.add(() => { document.body.dataset.done = "yes"; });
survey.render(document.getElementById("form"));
