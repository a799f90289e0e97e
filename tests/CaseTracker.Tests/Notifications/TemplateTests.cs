using CaseTracker.Access;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Notifications;

public sealed class TemplateTests
{
    private static SetTemplate.Command Set(string body, string reason = "Clearer.") =>
        new(MessageKind.Reminder, "fr", "Rappel", body, reason);

    [Test]
    public async Task The_Secretariat_changes_a_template_and_its_history_stays()
    {
        await using var world = await World.New();
        await world.Do(Set("Au sujet de {reference}.\n\n{facts}\n\n{remark}"));
        await world.Do(Set("Au sujet de {reference}.", "Shorter."));
        var view = await world.As(World.Desk).Send(new ViewTemplate.Query(MessageKind.Reminder, "fr"));
        Assert.That((view.Template.Body, view.IsShipped), Is.EqualTo(("Au sujet de {reference}.", false)));
        Assert.That(view.History.Select(h => h.Reason), Is.EqualTo((string[])["Shorter.", "Clearer."]));
        Assert.That(view.Sample!.PlainText(), Is.EqualTo("Au sujet de MINUSMA-2020-XXXX."));
        Assert.That((await world.As(World.Desk).Send(new ListTemplates.Query())).Count(t => !t.IsShipped), Is.EqualTo(1));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_unknown_placeholders_and_names_them()
    {
        await using var world = await World.New();
        await world.Rejects(Text.PlaceholderUnknown("{name}, {place}"), Set("{name} at {place}"));
        await world.Rejects(Text.PlaceholderUnknown("{persons}"), Set("Those are {persons}."));
        await world.Rejects(Text.TemplateMissing, Set(""));
        await world.Rejects(Text.ReasonMissing, Set("x", ""));
        Assert.That((await world.As(World.Desk).Send(new ViewTemplate.Query(MessageKind.Reminder, "fr", "t", "{name}"))).Sample, Is.Null);
    }

    [Test]
    public async Task Is_for_those_who_keep_the_reference_data()
    {
        await using var world = await World.New();
        await world.Refuses<ForbiddenException>(Set("x"), World.FocalPoint("MINUSCA"));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison("MAR")).Send(new ListTemplates.Query()));
    }
}
