namespace CaseTracker.Cases;

/// <summary>What stock and flow of detention and abduction count in a period: who is held before its first day, who is taken, who is
/// released or dies, who is held after its last.</summary>
public enum DetentionMeasure
{
    HeldAtStart,
    New,
    Released,
    Died,
    HeldAtEnd,
}

internal static class DetentionMeasures
{
    /// <summary>As a condition on <c>{DetentionRow} AS d</c>; the period is <c>@heldFrom</c> to <c>@heldTo</c>.</summary>
    public static string Sql(this DetentionMeasure measure) =>
        measure switch
        {
            DetentionMeasure.HeldAtStart => "d.FromDay < @heldFrom AND (d.ToDay IS NULL OR d.ToDay >= @heldFrom)",
            DetentionMeasure.New => "d.FromDay >= @heldFrom AND d.FromDay <= @heldTo",
            DetentionMeasure.Released => "d.Ending = 'released' AND d.ToDay >= @heldFrom AND d.ToDay <= @heldTo",
            DetentionMeasure.Died => "d.Ending = 'died' AND d.ToDay >= @heldFrom AND d.ToDay <= @heldTo",
            DetentionMeasure.HeldAtEnd => "d.FromDay <= @heldTo AND (d.ToDay IS NULL OR d.ToDay > @heldTo)",
        };
}
