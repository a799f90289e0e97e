using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Notifications;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Briefing;

/// <summary>Opens what lies behind a figure, as its link does, and counts it: with the same eyes and at the same position.</summary>
internal sealed class Behind(World world, Caller caller, long? position = null, Audience? audience = null)
{
    private const int All = 200;
    private readonly Dictionary<string, ListCases.Result> _opened = [];
    private ILookup<string, PersonRow>? _persons;
    private ILookup<Guid, DetentionRow>? _detentions;

    /// <summary>The figure that the link of a cell promises.</summary>
    public async Task<int> Figure(TableUnit unit, Cell cell)
    {
        if (cell.Proceedings is { } proceedings)
            return await Accused(proceedings);
        if (cell.Messages is { } messages)
            return await Messages(messages);
        if (cell.Assistance is { } assistance)
            return await Assistance(assistance);
        var behind = await Cases(cell.Cases);
        if (unit == TableUnit.Case)
            return behind.Count;
        await Read();
        return behind.Rows.Sum(r => Affected(r, cell.Cases));
    }

    public async Task<ListCases.Result> Cases(CaseFilter filter)
    {
        var key = filter.ToQueryString();
        if (_opened.TryGetValue(key, out var opened))
            return opened;
        var again = CaseFilter.FromParameters(filter.ToParameters().Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        var behind = await world.As(caller).Send(new ListCases.Query(again, Size: All, Position: position, Audience: audience));
        Assert.That(behind.Rows, Has.Count.EqualTo(behind.Count));
        return _opened[key] = behind;
    }

    /// <summary>The day of the last message that the link of a cell promises; null where there is none.</summary>
    public async Task<string?> LastMessage(MessageFilter filter) =>
        (await Opened(filter)).Rows.Select(r => r.SentOn).Max(StringComparer.Ordinal);

    private async Task<int> Messages(MessageFilter filter) => (await Opened(filter)).Count;

    private Task<ListMessages.Result> Opened(MessageFilter filter)
    {
        var again = MessageFilter.FromParameters(filter.ToParameters().Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        return world.As(caller).Send(new ListMessages.Query(again, Size: All, Position: position, Audience: audience));
    }

    /// <summary>The engagements that a figure opens, or the investigators of them.</summary>
    private async Task<int> Assistance(AssistanceFilter filter)
    {
        var again = AssistanceFilter.FromParameters(filter.ToParameters().Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        var behind = await world.As(caller).Send(new ListAssistance.Query(again, Size: All, Position: position, Audience: audience));
        Assert.That(behind.Rows, Has.Count.EqualTo(behind.Count));
        return filter.Counted switch
        {
            AssistanceMeasure.InvestigatorsOffered => behind.Rows.Sum(r => r.InvestigatorsOffered ?? 0),
            AssistanceMeasure.InvestigatorsRequested => behind.Rows.Sum(r => r.InvestigatorsRequested ?? 0),
            AssistanceMeasure.InvestigatorsDeployed => behind.Rows.Sum(r => r.InvestigatorsDeployed ?? 0),
            _ => behind.Count,
        };
    }

    /// <summary>The accused of the proceedings that a figure opens.</summary>
    public async Task<int> Accused(ProceedingFilter filter)
    {
        var again = ProceedingFilter.FromParameters(filter.ToParameters().Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        var behind = await world.As(caller).Send(new ListProceedings.Query(again, Size: All, Position: position, Audience: audience));
        Assert.That(behind.Rows, Has.Count.EqualTo(behind.Count));
        return behind.Rows.Sum(r =>
            filter.With switch
            {
                AccusedCount.Identified => r.Accused,
                AccusedCount.TriedPresent => Math.Max(0, (r.Tried ?? 0) - (r.TriedInAbsentia ?? 0)),
                AccusedCount.ConvictedNotFinal => Math.Max(0, (r.Convicted ?? 0) - (r.ConvictedFinal ?? 0)),
                { } count => (int?)typeof(ListProceedings.Row).GetProperty(count.ToString())!.GetValue(r),
                null => throw new AssertionException("No accused are counted."),
            } ?? 0
        );
    }

    private async Task Read()
    {
        if (_persons is not null)
            return;
        var viewpoint = audience is { } state ? new Viewpoint(state) : caller.Viewpoint;
        var references = (await world.Rows<CaseRow>(viewpoint, position)).ToDictionary(c => c.CaseId, c => c.Reference);
        _persons = (await world.Rows<PersonRow>(viewpoint, position)).ToLookup(p => references[p.CaseId]);
        _detentions = (await world.Rows<DetentionRow>(viewpoint, position)).ToLookup(d => d.PersonId);
    }

    /// <summary>The totals of a case are known to all who know the case; of its persons a State may know its own only.</summary>
    private int Affected(ListCases.Row row, CaseFilter filter)
    {
        if (filter is { Nationality: null, PersonnelGroup: null, Personnel: null, Sex: null, Gravest: null, Detention: null })
        {
            return filter.Harm switch
            {
                HarmGroup.Killed => row.Killed,
                HarmGroup.Injured => row.Injured,
                HarmGroup.Abducted => row.Abducted,
                HarmGroup.Detained => row.Detained,
                HarmGroup.Assaulted => row.Assaulted,
                HarmGroup.Threatened => row.Threatened,
                null => row.Persons,
                _ => throw new AssertionException("No harm is counted."),
            };
        }
        var persons = _persons![row.Reference].Where(p => IsMeant(p, filter));
        if (filter.Detention is not null)
            return persons.Sum(p => _detentions![p.PersonId].Count(d => IsHeld(d, filter)));
        return persons.Count(p => filter.Harm is not { } harm || HarmGroups.Members(harm).Select(Codes.Of).Contains(p.Harm));
    }

    private static bool IsMeant(PersonRow person, CaseFilter filter) =>
        (filter.PersonnelGroup is not { } group || person.PersonnelGroup == Codes.Of(group))
        && (filter.Personnel is not { } category || person.Personnel == Codes.Of(category))
        && (filter.Sex is not { } sex || person.Sex == Codes.Of(sex))
        && (filter.Gravest is not { } gravest || person.Harm == Codes.Of(gravest))
        && filter.Nationality switch
        {
            null or CaseFilter.Any => true,
            CaseFilter.None => person.ConcernedState is null,
            var state => person.ConcernedState == state,
        };

    private static bool IsHeld(DetentionRow held, CaseFilter filter)
    {
        var (taken, freed) = (Day(held.HeldSince), held.EndedOn is null ? DateOnly.MaxValue : Day(held.EndedOn));
        return filter.Detention switch
        {
            DetentionMeasure.HeldAtStart => taken < filter.DetentionFrom && freed >= filter.DetentionFrom,
            DetentionMeasure.New => taken >= filter.DetentionFrom && taken <= filter.DetentionTo,
            DetentionMeasure.HeldAtEnd => taken <= filter.DetentionTo && freed > filter.DetentionTo,
            var ended => held.Ending == Codes.Of(ended!.Value) && freed >= filter.DetentionFrom && freed <= filter.DetentionTo,
        };

        static DateOnly Day(string date) => PartialDate.Parse(date).First;
    }
}
