using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Tests.Cases;

/// <summary>What many scenarios begin with and end in.</summary>
internal static class Scene
{
    public static PartialDate Day(string text) => PartialDate.Parse(text);

    /// <summary>A peacekeeper of each contributor killed at Bangassou on 8 May 2017; the host is the Central African Republic.</summary>
    public static async Task<(string Reference, IReadOnlyList<Guid> Persons)> Killing(this World world, params string[] contributors)
    {
        var receipt = await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", contributors));
        var file = await world.File(receipt.Reference!);
        return (receipt.Reference!, [.. file.Persons.Select(p => p.PersonId)]);
    }

    public static Task<CaseFile> File(this World world, string reference) =>
        world.Database.Read(async session =>
        {
            var row = await new AudienceReader(session, Viewpoint.Un).RequireCase(reference);
            return Fold.Of(
                await new CaseTracker.Ledger.LedgerSession(session, new CaseTracker.Ledger.MasterKey(new byte[32])).Load(row.CaseId)
            );
        });

    /// <summary>The case as this audience sees it; null when it does not.</summary>
    public static async Task<CaseRow?> Sees(this World world, string audience, string reference) =>
        (await world.Rows<CaseRow>(new Viewpoint(Audience.Parse(audience)))).SingleOrDefault(c => c.Reference == reference);

    public static Task<Receipt> Do(this World world, IRequest<Receipt> command) => world.As(World.Desk).Send(command);

    /// <summary>Proposed by one desk officer, approved by another.</summary>
    public static async Task<Receipt> DoWithTwo(this World world, IRequest<Receipt> command)
    {
        var proposed = await world.As(World.Desk).Send(command);
        Assert.That(proposed.ProposalId, Is.Not.Null);
        return await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
    }

    /// <summary>The command is refused in this way, and nothing was recorded.</summary>
    public static async Task<T> Refuses<T>(this World world, IRequest<Receipt> command, Caller? caller = null)
        where T : Exception
    {
        var before = await world.Position();
        var refusal = await Assert.ThrowsAsync<T>(() => world.As(caller ?? World.Desk).Send(command));
        Assert.That(await world.Position(), Is.EqualTo(before));
        return refusal!;
    }

    /// <summary>The command breaks this rule.</summary>
    public static async Task Breaks(this World world, string rule, IRequest<Receipt> command, Caller? caller = null) =>
        Assert.That((await world.Refuses<RuleBrokenException>(command, caller)).Message, Is.EqualTo(rule));

    /// <summary>The form of the command is wrong.</summary>
    public static async Task Rejects(this World world, string message, IRequest<Receipt> command) =>
        Assert.That(
            (await world.Refuses<FluentValidation.ValidationException>(command)).Errors.Select(e => e.ErrorMessage),
            Does.Contain(message)
        );
}
