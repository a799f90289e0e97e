using System.Net;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

public sealed class RegisterTests : FormTests
{
    private const string Path = "/cases/register";

    [Test]
    public async Task Registers_a_case_with_two_persons_one_added_without_losing_anything()
    {
        using var browser = await Service.SignIn("focal");
        var form = Filled(await FilledForm.Open(browser, Path), new DateOnly(2019, 3, 2));
        var longer = await form.Refused("step=add");
        Assert.Multiple(() =>
        {
            Assert.That(longer.Faults, Is.Empty);
            Assert.That(longer["Mission"], Is.EqualTo("MINUSCA"));
            Assert.That(longer["OccurredOn.Year"], Is.EqualTo("2019"));
            Assert.That(longer["Narrative"], Is.EqualTo("As it was told.\nTwice."));
            Assert.That(longer["Persons[0].Name"], Is.EqualTo("First Invented"));
        });
        var address = await Person(longer, 1, "Second Invented", "BGD").Done();
        var registered = await Case(address["/cases/".Length..]);
        Assert.Multiple(() =>
        {
            Assert.That(registered.Case.Mission, Is.EqualTo("MINUSCA"));
            Assert.That(registered.Case.Hosts.Trim(), Is.EqualTo("CAF"));
            Assert.That(registered.Persons.Select(p => p.Name), Is.EquivalentTo(["First Invented", "Second Invented"]));
        });
    }

    [Test]
    public async Task Removes_the_person_in_between()
    {
        using var browser = await Service.SignIn("desk");
        var form = await Filled(await FilledForm.Open(browser, Path), new DateOnly(2019, 4, 2)).Refused("step=add");
        form = await Person(form, 1, "Second Invented", "BGD").Refused("step=add");
        form = await Person(form, 2, "Third Invented", "FJI").Refused("step=remove-1");
        Assert.That(
            (form["Persons[0].Name"], form["Persons[1].Name"], form["Persons[1].State"]),
            Is.EqualTo(("First Invented", "Third Invented", "FJI"))
        );
        Assert.That(form.Page.QuerySelector("[name='Persons[2].Name']"), Is.Null);
    }

    [TestCase("en", "Choose the mission.", "Write the date; the year is enough when no more is known.")]
    [TestCase("fr", "Choisissez la mission.", "Indiquez la date ; l’année suffit si le reste n’est pas connu.")]
    public async Task Says_at_each_question_what_is_wrong_and_keeps_what_was_typed(string language, string mission, string date)
    {
        using var browser = await Service.SignIn("desk", language);
        var form = await (await FilledForm.Open(browser, Path)).With("Place", "Somewhere <b>near</b>").With("Latitude", "north").Refused();
        Assert.Multiple(() =>
        {
            Assert.That(form.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(form.Page.QuerySelector("#f-Mission-fault")!.TextContent, Is.EqualTo(mission));
            Assert.That(form.Page.QuerySelector("#f-OccurredOn-fault")!.TextContent, Is.EqualTo(date));
            Assert.That(form["Place"], Is.EqualTo("Somewhere <b>near</b>"));
            Assert.That(form["Latitude"], Is.EqualTo("north"));
            Assert.That(
                form.Page.QuerySelectorAll("#faults a").All(a => form.Page.QuerySelector(a.GetAttribute("href")!) is not null),
                Is.True
            );
        });
    }

    [TestCase("31", "2", "2019")]
    [TestCase("12", "", "2019")]
    [TestCase("", "5", "")]
    [TestCase("1", "1", "19")]
    [TestCase("1", "1", "9999")]
    [TestCase("x", "1", "2019")]
    public async Task Refuses_a_date_that_does_not_exist_or_lies_ahead(string day, string month, string year)
    {
        using var browser = await Service.SignIn("desk");
        var form = await Filled(await FilledForm.Open(browser, Path), new DateOnly(2019, 1, 1))
            .With("OccurredOn.Day", day)
            .With("OccurredOn.Month", month)
            .With("OccurredOn.Year", year)
            .Refused();
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(form.Faults, Has.Exactly(1).StartsWith("Date of the incident"));
        Assert.That((form["OccurredOn.Day"], form["OccurredOn.Month"], form["OccurredOn.Year"]), Is.EqualTo((day, month, year)));
    }

    [Test]
    public async Task Shows_cases_of_the_same_days_first_and_registers_once_they_are_confirmed_to_be_others()
    {
        var other = await NewCase(20);
        using var browser = await Service.SignIn("desk");
        var form = await Filled(await FilledForm.Open(browser, Path), new DateOnly(2020, 5, 22)).Refused();
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(form.Page.QuerySelectorAll("#alike tbody th").Select(t => t.TextContent), Is.EqualTo([other]));
        Assert.That(await form.Done(), Does.StartWith("/cases/MINUSCA-2020-"));
    }

    [Test]
    public async Task Shows_a_focal_point_no_case_of_another_mission_and_refuses_that_mission_as_if_it_were_none()
    {
        using var browser = await Service.SignIn("focal of another");
        var form = Filled(await FilledForm.Open(browser, Path), new DateOnly(2020, 5, 1));
        Assert.That(
            form.Page.QuerySelectorAll("select[name=Mission] option").Select(o => o.GetAttribute("value")),
            Is.EqualTo(["", "MONUSCO"])
        );
        var refused = await form.Refused();
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.Faults, Is.EqualTo(["Mission: There is no mission “MINUSCA”."]));
        Assert.That(refused.Page.QuerySelector("#alike"), Is.Null);
    }

    [Test]
    public async Task Happens_once_when_it_is_sent_twice()
    {
        using var browser = await Service.SignIn("desk");
        var form = Filled(await FilledForm.Open(browser, Path), new DateOnly(2018, 8, 8));
        var first = await form.Done();
        Assert.That(await form.Done(), Is.EqualTo(first));
    }

    [TestCase("host")]
    [TestCase("auditor")]
    [TestCase("administrator")]
    public async Task Is_forbidden_to_who_keeps_no_cases(string person)
    {
        using var browser = await Service.SignIn(person);
        Assert.That((await FilledForm.Open(browser, Path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static FilledForm Filled(FilledForm form, DateOnly on)
    {
        if (form.Page.QuerySelector("select[name=Mission]") is not null)
            form.With("Mission", "MINUSCA");
        return Person(
            form.With("OccurredOn", on).With("Act", "attack").With("Narrative", "As it was told.\nTwice."),
            0,
            "First Invented",
            "MAR"
        );
    }

    private static FilledForm Person(FilledForm form, int number, string name, string state) =>
        form.With($"Persons[{number}].Personnel", Codes.Of(Personnel.Contingent))
            .With($"Persons[{number}].Sex", Codes.Of(Sex.Female))
            .With($"Persons[{number}].Name", name)
            .With($"Persons[{number}].State", state)
            .With($"Persons[{number}].Harms[0].Harm", Codes.Of(Harm.InjuredSerious));
}
