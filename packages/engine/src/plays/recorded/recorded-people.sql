-- one row per person of an account that plays of a recorded file name
SELECT DISTINCT account, person FROM file({plays:String}, 'Native')
SETTINGS input_format_skip_unknown_fields = 1, max_execution_time = 0
