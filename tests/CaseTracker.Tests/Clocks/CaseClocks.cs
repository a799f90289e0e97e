using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Clocks;

/// <summary>What tests ask of the clocks of a case. The world begins on Monday 15 January 2024, 09:00 UTC; New York is five hours
/// behind.</summary>
internal static class CaseClocks
{
    /// <summary>As this audience sees them: kind, State, standing, due.</summary>
    public static async Task<IReadOnlyList<string>> Clocks(this World world, string audience, string reference) =>
        [
            .. (await world.Rows<ClockRow>(new Viewpoint(Audience.Parse(audience))))
                .Where(c => c.Reference == reference)
                .OrderBy(c => c.DueAt)
                .ThenBy(c => c.Kind)
                .ThenBy(c => c.State)
                .Select(c => $"{c.Kind} {c.State} {c.Standing} {c.DueAt:yyyy-MM-dd'T'HH:mm}"),
        ];

    public static async Task<Guid> ClockOf(this World world, string reference, ClockKind kind, string? state = null) =>
        (await world.Rows<ClockRow>(Viewpoint.Un))
            .Single(c => c.Reference == reference && c.Kind == Codes.Of(kind) && (state is null || c.State == state) && c.EndedOn is null)
            .ClockId;

    /// <summary>Records on the stream of the case what another capability would.</summary>
    public static async Task Happens(this World world, string reference, params Event[] events)
    {
        var caseId = (await world.File(reference)).CaseId;
        await world.InScope(
            World.Desk,
            services =>
                services
                    .GetRequiredService<Recorder>()
                    .Record(
                        World.Desk.Author,
                        async recording =>
                        {
                            await recording.Load(caseId);
                            recording.Add(CaseFile.StreamKind, caseId, events);
                            return new Receipt();
                        }
                    )
        );
    }
}
