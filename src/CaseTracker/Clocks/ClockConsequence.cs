using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Clocks;

/// <summary>Whatever command changes a case, or a stream related to it, the clocks of the case follow in the same transaction.</summary>
internal sealed class ClockConsequence(CaseFiles files, ToldClocks told) : Consequence
{
    public override async Task Of(Recording recording, Author author, DateTime now)
    {
        var additions = recording.Additions.ToDictionary(a => a.StreamId);
        var stated = additions.Values.SelectMany(a => a.Events.Select(e => StreamLink.Of(a.StreamId, e))).OfType<StreamLink>().ToList();
        var changed = additions
            .Values.Where(a => a.Events.Any(e => e is not IClockEvent) && !IsNewAndTold(a))
            .Select(a => a.StreamId)
            .ToList();
        if (changed.Count == 0)
            return;
        var known = await StreamLinks.Of(recording.Session, changed.Where(id => additions[id].Version > 0));
        var cases = changed
            .Concat(known.Concat(stated).Where(l => changed.Contains(l.StreamId)).Select(l => l.RelatedId))
            .Distinct()
            .Where(id => !additions.TryGetValue(id, out var addition) || !IsNewAndTold(addition))
            .ToList();
        if (cases.Count == 0)
            return;
        var related = new Relations(known.Concat(stated).Concat(await StreamLinks.Of(recording.Session, cases.Except(changed))));
        ClockBook? book = null;
        foreach (var caseId in cases)
        {
            var after = await recording.Foresee(caseId, author, now);
            if (after is not [{ Event: CaseRegistered { Source: not Reference.Source.Imported } }, ..])
                continue;
            var others = new List<Recorded>();
            var othersBefore = new List<Recorded>();
            foreach (var other in related.Of(caseId))
            {
                others.AddRange(await recording.Foresee(other, author, now));
                if (!additions.TryGetValue(other, out var addition) || addition.Version > 0)
                    othersBefore.AddRange(await recording.Load(other));
            }
            var isNew = additions.TryGetValue(caseId, out var own) && own.Version == 0;
            var before = isNew ? null : files.Of(caseId, [.. await recording.Load(caseId), .. othersBefore]);
            recording.Add(
                CaseFile.StreamKind,
                caseId,
                ClockFollow.Of(
                    before,
                    files.Of(caseId, [.. after, .. others]),
                    Clock.Of(after),
                    book ??= await ClockBook.Read(recording.Session),
                    now
                )
            );
        }
    }

    private bool IsNewAndTold(Addition addition) => addition.Version == 0 && told.Contains(addition.StreamId);
}
